import { host } from '../worker/host.ts';

const createObjectURL = host.URL.createObjectURL.bind(host.URL);

/**
 * A short text is its own address, which a browser reads in a fraction of the time that a blob takes. A long one is
 * not: it would stand whole in the text of each module that imports it.
 */
const LONGEST_ADDRESS = 16_000;
/**
 * Firefox imports no such address from a module; its blobs are as fast. It is known by where it keeps its stacks: to
 * look at one would make V8 read this whole script again.
 */
const READS_SHORT_ONES = Object.getOwnPropertyDescriptor(Error.prototype, 'stack') === undefined;
/** What an address may not hold as it is; spaces inside stay, and the other ones would be dropped. */
const TO_ESCAPE = /[%#]|[^\x20-\x7e]+/g;

/** The address of a module with this text. */
export function addressOf(code: string): string {
  if (READS_SHORT_ONES && code.length <= LONGEST_ADDRESS && code.isWellFormed()) {
    const address = `data:text/javascript;charset=utf-8,${code.replace(TO_ESCAPE, encodeURIComponent).trimEnd()}`;
    if (address.length <= LONGEST_ADDRESS) return address;
  }
  return createObjectURL(new host.Blob([code], { type: 'text/javascript' }));
}
