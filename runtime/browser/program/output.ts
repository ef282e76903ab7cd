import { currentRequest } from '../ground/async-context.ts';
import { LINE_COST_BYTES } from '../../contract.ts';
import { outputCosts } from '../../lines.ts';
import { decodeUtf8 } from '../bindings/text/bytes-and-text.ts';
import { host } from '../ground/host.ts';
import { tell } from '../ground/link.ts';
import { LONGEST_OUTPUT } from '../protocol.ts';

/** What the program prints goes to the page at once and in order, until it is too much or the program has ended. */

type StreamName = 'stdout' | 'stderr';

let left = Number.POSITIVE_INFINITY;
let muted = false;
const costs = { stdout: outputCosts(LINE_COST_BYTES), stderr: outputCosts(LINE_COST_BYTES) };
const decoders = { stdout: new host.TextDecoder(), stderr: new host.TextDecoder() };

export function limitOutput(bytes: number): void {
  left = bytes;
}

export function muteOutput(): void {
  muted = true;
}

export function print(stream: StreamName, bytes: Uint8Array): void {
  if (muted) return;
  left -= costs[stream](bytes);
  if (left < 0) {
    muted = true;
    tell({ type: 'flood' });
    return;
  }
  const text = decoders[stream].decode(bytes, { stream: true });
  const requestId = currentRequest();
  for (let at = 0; at === 0 || at < text.length; at += LONGEST_OUTPUT)
    tell({ type: 'output', stream, text: text.slice(at, at + LONGEST_OUTPUT), requestId });
}

export function printText(stream: StreamName, text: string): void {
  print(stream, new host.TextEncoder().encode(text));
}

/** For what must come out whatever else is broken. */
export function asText(bytes: Uint8Array): string {
  return decodeUtf8(bytes);
}
