import { dnsBinding } from '../bindings/network/dns.ts';
import { builtin, member, loadBuiltin } from '../ground/library.ts';

/** Of `node:dns` what `net` asks for; the module itself comes with the fetched part of the library. */

type Answer = (error: unknown, address?: unknown, family?: number) => void;

interface Options {
  readonly all?: boolean;
  readonly family?: number;
}

function lookup(name: string, options: Options | Answer, callback?: Answer): void {
  const { all = false, family = 0 } = typeof options === 'function' ? {} : options;
  const answer = typeof options === 'function' ? options : callback;
  if (answer === undefined) return;
  const tell = (address: string): void => {
    const version = builtin('net').isIP(address);
    if (all) answer(null, [{ address, family: version }]);
    else answer(null, address, version);
  };
  if (builtin('net').isIP(name) !== 0) {
    process.nextTick(tell, name);
    return;
  }
  const oncomplete = (error: number | null, addresses?: readonly string[]): void => {
    if (error === null) tell(addresses?.[0] ?? '');
    else answer(dnsException(error, name));
  };
  dnsBinding.getaddrinfo({ oncomplete }, name, family);
}

function dnsException(error: number, name: string): unknown {
  const Class = member(loadBuiltin('internal/errors'), 'DNSException');
  return typeof Class === 'function' ? Reflect.construct(Class, [error, 'getaddrinfo', name]) : error;
}

export const dns = (): object => ({ lookup, ADDRCONFIG: dnsBinding.AI_ADDRCONFIG });
