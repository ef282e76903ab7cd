/** `internalBinding('block_list')`: addresses of the internet, and lists of those that are kept out. */

const AF_INET = 2;
const AF_INET6 = 10;

interface Address {
  readonly family: number;
  readonly value: bigint;
}

const invalidAddress = (): Error => Object.assign(new Error('Invalid socket address'), { code: 'ERR_INVALID_ADDRESS' });

const BITS: Readonly<Record<number, number>> = { [AF_INET]: 32, [AF_INET6]: 128 };
const PART_OF_4 = /^(?:0|[1-9]\d{0,2})$/;
const PART_OF_6 = /^[\da-f]{1,4}$/i;

function valueOf4(text: string): bigint | undefined {
  const parts = text.split('.');
  if (parts.length !== 4 || !parts.every((part) => PART_OF_4.test(part) && Number(part) < 256)) return undefined;
  return parts.reduce((value, part) => (value << 8n) | BigInt(part), 0n);
}

/** Where the last two parts are written as an address of IPv4. */
function withoutIPv4(text: string): string | undefined {
  const at = text.lastIndexOf(':');
  if (!text.includes('.')) return text;
  const low = valueOf4(text.slice(at + 1));
  return low === undefined
    ? undefined
    : `${text.slice(0, at + 1)}${(low >> 16n).toString(16)}:${(low & 0xffffn).toString(16)}`;
}

function valueOf6(text: string): bigint | undefined {
  const plain = withoutIPv4(text.split('%', 1).join());
  const [before, after, ...more] = plain?.split('::') ?? [];
  if (before === undefined || more.length > 0) return undefined;
  const [left, right] = [before, after ?? ''].map((half) => (half === '' ? [] : half.split(':')));
  const parts = [...(left ?? []), ...(right ?? [])];
  const isWhole = after === undefined ? parts.length === 8 : parts.length < 8;
  if (!isWhole || !parts.every((part) => PART_OF_6.test(part))) return undefined;
  const zeros = Array.from({ length: 8 - parts.length }, () => '0');
  return [...(left ?? []), ...zeros, ...(right ?? [])].reduce(
    (value, part) => (value << 16n) | BigInt(`0x${part}`),
    0n,
  );
}

function addressFrom(text: string, family: number): Address | undefined {
  const value = family === AF_INET ? valueOf4(text) : valueOf6(text);
  return value === undefined ? undefined : { family, value };
}

const written4 = (value: bigint): string => [24n, 16n, 8n, 0n].map((shift) => (value >> shift) & 255n).join('.');

/** The longest row of zeros, of two at least; the first of the longest. */
function zerosIn(parts: readonly bigint[]): { readonly at: number; readonly length: number } {
  let best = { at: -1, length: 1 };
  for (let at = 0; at < parts.length;) {
    const end = parts.findIndex((part, index) => index >= at && part !== 0n);
    const length = (end === -1 ? parts.length : end) - at;
    if (length > best.length) best = { at, length };
    at += length + 1;
  }
  return best;
}

function written6(value: bigint): string {
  const parts = Array.from({ length: 8 }, (_, index) => (value >> BigInt(112 - 16 * index)) & 0xffffn);
  const { at, length } = zerosIn(parts);
  if (at === 0 && (length === 6 || (length === 5 && parts[5] === 0xffffn)))
    return `::${length === 5 ? 'ffff:' : ''}${written4(value & 0xffff_ffffn)}`;
  const texts = parts.map((part) => part.toString(16));
  if (at === -1) return texts.join(':');
  return `${texts.slice(0, at).join(':')}::${texts.slice(at + length).join(':')}`;
}

const written = ({ family, value }: Address): string => (family === AF_INET ? written4(value) : written6(value));

/** An address of IPv4 is also known by that of IPv6 which holds it. */
function asIPv4(address: Address): Address {
  return address.family === AF_INET6 && address.value >> 32n === 0xffffn
    ? { family: AF_INET, value: address.value & 0xffff_ffffn }
    : address;
}

class SocketAddress {
  readonly address: Address;
  readonly #port: number;
  readonly #flowlabel: number;

  constructor(text: string, port: number, family: number, flowlabel: number) {
    const address = addressFrom(text, family);
    if (address === undefined) throw invalidAddress();
    this.address = address;
    this.#port = port;
    this.#flowlabel = family === AF_INET6 ? flowlabel : 0;
  }

  detail(into: object): object {
    return Object.assign(into, {
      address: written(this.address),
      port: this.#port,
      family: this.address.family,
      flowlabel: this.#flowlabel,
    });
  }

  flowlabel(): number {
    return this.#flowlabel;
  }
}

interface Rule {
  readonly text: string;
  readonly holds: (address: Address) => boolean;
}

const nameOf = ({ family }: Address): string => (family === AF_INET ? 'IPv4' : 'IPv6');

function subnet(network: Address, prefix: number): Rule {
  const shift = BigInt((BITS[network.family] ?? 0) - prefix);
  return {
    text: `Subnet: ${nameOf(network)} ${written(network)}/${prefix}`,
    holds: ({ family, value }) => family === network.family && value >> shift === network.value >> shift,
  };
}

function range(start: Address, end: Address): Rule {
  return {
    text: `Range: ${nameOf(start)} ${written(start)}-${written(end)}`,
    holds: ({ family, value }) => family === start.family && value >= start.value && value <= end.value,
  };
}

/** Adds as the newest, which is the first; removes the first that reads the same. */
function without(rules: readonly Rule[], text: string): readonly Rule[] {
  const at = rules.findIndex((rule) => rule.text === text);
  return at === -1 ? rules : rules.toSpliced(at, 1);
}

class BlockList {
  #addresses = new Map<string, Address>();
  #subnets: readonly Rule[] = [];
  #ranges: readonly Rule[] = [];

  addAddress({ address }: SocketAddress): void {
    this.#addresses.set(written(address), address);
  }

  addAddresses(all: readonly SocketAddress[]): void {
    for (const each of all) this.addAddress(each);
  }

  removeAddress({ address }: SocketAddress): void {
    this.#addresses.delete(written(address));
  }

  addRange({ address: start }: SocketAddress, { address: end }: SocketAddress): boolean {
    if (start.family !== end.family) throw invalidAddress();
    if (start.value > end.value) return false;
    this.#ranges = [range(start, end), ...this.#ranges];
    return true;
  }

  removeRange({ address: start }: SocketAddress, { address: end }: SocketAddress): void {
    this.#ranges = without(this.#ranges, range(start, end).text);
  }

  addSubnet({ address }: SocketAddress, prefix: number): void {
    this.#subnets = [subnet(address, prefix), ...this.#subnets];
  }

  removeSubnet({ address }: SocketAddress, prefix: number): void {
    this.#subnets = without(this.#subnets, subnet(address, prefix).text);
  }

  #holds(given: Address): boolean {
    const all = [given, asIPv4(given)];
    return all.some(
      (address) =>
        this.#addresses.has(written(address)) ||
        [...this.#subnets, ...this.#ranges].some((rule) => rule.holds(address)),
    );
  }

  check({ address }: SocketAddress): boolean {
    return this.#holds(address);
  }

  checkString(text: string, family: number): boolean {
    const address = addressFrom(text, family);
    return address !== undefined && this.#holds(address);
  }

  clear(): void {
    this.#addresses.clear();
    this.#subnets = [];
    this.#ranges = [];
  }

  getRules(): string[] {
    const addresses = [...this.#addresses.values()].map((each) => `Address: ${nameOf(each)} ${written(each)}`);
    return [...addresses, ...this.#subnets.map(({ text }) => text), ...this.#ranges.map(({ text }) => text)];
  }

  getSize(): number {
    return this.#addresses.size + this.#subnets.length + this.#ranges.length;
  }
}

export const blockListBinding = { BlockList, SocketAddress, AF_INET, AF_INET6 };
