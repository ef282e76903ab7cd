import { post } from '../../ground/event-loop.ts';
import { ERRNO } from '../errno.ts';

/** `internalBinding('cares_wrap')`: the only names here are those of this machine. */

interface Lookup {
  oncomplete: (error: number | null, addresses?: string[]) => void;
}

const LOCAL = new Set(['localhost', 'localhost.localdomain', 'ip6-localhost']);

function getaddrinfo(request: Lookup, name: string, family: number): number {
  post(() => {
    if (LOCAL.has(name) || name.endsWith('.localhost')) request.oncomplete(null, [family === 6 ? '::1' : '127.0.0.1']);
    else request.oncomplete(ERRNO.ENOTFOUND);
  });
  return 0;
}

function bytesOfIpv6(address: string): Uint8Array | undefined {
  const halves = address.split('::');
  if (halves.length > 2) return undefined;
  const groups = halves.map((half) => (half === '' ? [] : half.split(':')));
  const [head = [], tail = []] = groups;
  const missing = 8 - head.length - tail.length;
  const all = [...head, ...Array.from({ length: Math.max(0, missing) }, () => '0'), ...tail];
  if (all.length !== 8) return undefined;
  return Uint8Array.from(all.flatMap((group) => [Number.parseInt(group, 16) >> 8, Number.parseInt(group, 16) & 255]));
}

/** Made at load by Node's dns; there is nobody to ask. */
class Unavailable {
  getServers(): never[] {
    return [];
  }

  setServers(): number {
    return 0;
  }

  cancel(): void {
    // Nothing is ever on its way.
  }
}

interface Query {
  oncomplete: (error: string) => void;
}

const QUESTIONS = [
  ...['Any', 'A', 'Aaaa', 'Caa', 'Cname', 'Mx', 'Ns', 'Txt', 'Tlsa', 'Srv', 'Ptr', 'Naptr', 'Soa'].map(
    (type) => `query${type}`,
  ),
  'getHostByAddr',
];

/** Nobody knows any name. */
class Channel extends Unavailable {
  static {
    const ask = (request: Query): number => {
      post(() => request.oncomplete('ENOTFOUND'));
      return 0;
    };
    for (const question of QUESTIONS) Object.defineProperty(this.prototype, question, { value: ask });
  }
}

export const dnsBinding = {
  getaddrinfo,
  getnameinfo: () => ERRNO.ENOTFOUND,
  canonicalizeIP: (address: string) => address,
  convertIpv6StringToBuffer: bytesOfIpv6,
  strerror: () => 'no name server',
  AI_ADDRCONFIG: 32,
  AI_ALL: 16,
  AI_V4MAPPED: 8,
  DNS_ORDER_VERBATIM: 0,
  DNS_ORDER_IPV4_FIRST: 1,
  DNS_ORDER_IPV6_FIRST: 2,
  GetAddrInfoReqWrap: class GetAddrInfoReqWrap extends Unavailable {},
  GetNameInfoReqWrap: class GetNameInfoReqWrap extends Unavailable {},
  QueryReqWrap: class QueryReqWrap extends Unavailable {},
  ChannelWrap: Channel,
};
