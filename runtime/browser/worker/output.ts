import { currentRequest } from '../bindings/async-context.ts';
import { LINE_COST_BYTES } from '../../contract.ts';
import { decodeUtf8 } from '../bindings/bytes-and-text.ts';
import { host } from './host.ts';
import { tell } from './link.ts';

/** What the program prints goes to the page at once and in order, until it is too much or the program has ended. */

type StreamName = 'stdout' | 'stderr';

let left = Number.POSITIVE_INFINITY;
let muted = false;
const decoders = { stdout: new host.TextDecoder(), stderr: new host.TextDecoder() };

export function limitOutput(bytes: number): void {
  left = bytes;
}

export function muteOutput(): void {
  muted = true;
}

export function print(stream: StreamName, bytes: Uint8Array): void {
  if (muted) return;
  left -= bytes.length + LINE_COST_BYTES;
  if (left < 0) {
    muted = true;
    tell({ type: 'flood' });
    return;
  }
  const text = decoders[stream].decode(bytes, { stream: true });
  tell({ type: 'output', stream, text, requestId: currentRequest() });
}

export function printText(stream: StreamName, text: string): void {
  print(stream, new host.TextEncoder().encode(text));
}

/** For what must come out whatever else is broken. */
export function asText(bytes: Uint8Array): string {
  return decodeUtf8(bytes);
}
