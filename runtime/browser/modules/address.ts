import { host } from '../ground/host.ts';
import { isV8 } from '../ground/positions/v8-stack.ts';

const createObjectURL = host.URL.createObjectURL.bind(host.URL);

/**
 * A short text is its own address, which a browser reads in a fraction of the time that a blob takes. A long one is
 * not: it would stand whole in the text of each module that imports it.
 */
const LONGEST_ADDRESS = 16_000;
/** What an address may not hold as it is; spaces inside stay, and the other ones would be dropped. */
const TO_ESCAPE = /[%#]|[^\x20-\x7e]+/g;

/** The address of a module with this text. Firefox imports no short one from a module, and its blobs are as fast. */
export function addressOf(code: string): string {
  if (isV8 && code.length <= LONGEST_ADDRESS && code.isWellFormed()) {
    const address = `data:text/javascript;charset=utf-8,${code.replace(TO_ESCAPE, encodeURIComponent).trimEnd()}`;
    if (address.length <= LONGEST_ADDRESS) return address;
  }
  return createObjectURL(new host.Blob([code], { type: 'text/javascript' }));
}
