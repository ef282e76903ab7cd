/** The addresses of a Linux machine that has nothing but its loopback, and who hears of a connection to one. */

const MAPPED = /^::ffff:(?=\d+\.)/i;

export interface Listening {
  readonly address: string;
  /** Whether one that listens on `::` hears of IPv4, too. */
  readonly isDual: boolean;
}

const isIPv4 = (address: string): boolean => !address.includes(':');

function plain(address: string): string {
  return address.replace(MAPPED, '');
}

export function familyOf(address: string): string {
  return isIPv4(address) ? 'IPv4' : 'IPv6';
}

export function isOwnAddress(address: string): boolean {
  return /^(127\.|0\.0\.0\.0$|::1?$)/.test(plain(address));
}

/** Where a connection to this address leads: to any address means to oneself. */
export function targetOf(address: string): string {
  const asked = plain(address);
  return asked === '0.0.0.0' ? '127.0.0.1' : asked === '::' ? '::1' : asked;
}

/** The address that a connection to this one comes from. */
export function sourceFor(target: string): string {
  return isIPv4(target) ? '127.0.0.1' : '::1';
}

function coversAll({ address, isDual }: Listening, asked: string): boolean {
  if (address === '::') return isDual || !isIPv4(asked);
  return address === '0.0.0.0' && isIPv4(asked);
}

export function hears(listening: Listening, target: string): boolean {
  return plain(listening.address) === target || coversAll(listening, target);
}

/** Whether the second of the two finds its address in use. */
export function overlap(a: Listening, b: Listening): boolean {
  const [first, second] = [plain(a.address), plain(b.address)];
  return first === second || coversAll(a, second) || coversAll(b, first);
}

/** An IPv4 address as a server of this address writes it. */
export function asSeenBy(listening: string, address: string): string {
  return isIPv4(address) && !isIPv4(listening) ? `::ffff:${address}` : address;
}
