/** Gives the reader a file. */
import { element } from './part.ts';

/** The browser has begun to read it by then. */
const READ_WITHIN_MS = 60_000;

export function saveFile(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  element('a', { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), READ_WITHIN_MS);
}
