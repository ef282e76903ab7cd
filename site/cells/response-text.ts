/** How the body of a response is shown: JSON laid out and coloured, other text as it came. */
import type { HeaderList } from '#runtime/contract.ts';
import { layOutJson } from './lay-out-json.ts';
import { tokensFromJson, type Token } from './json-tokens.ts';

const BINARY_SHOWN_BYTES = 256;

function valueOf(headers: HeaderList, name: string): string | undefined {
  return headers.find(([key]) => key.toLowerCase() === name)?.[1];
}

function isJson(type: string): boolean {
  return /^application\/([\w.-]+\+)?json\b/i.test(type);
}

/** Laid out unless it is not JSON after all. */
function layOut(text: string): string | undefined {
  try {
    return layOutJson(JSON.parse(text));
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

export function tokensFromBody(headers: HeaderList, body: string): readonly Token[] {
  if (body === '') return [];
  const json = isJson(valueOf(headers, 'content-type') ?? '') ? layOut(body) : undefined;
  return json === undefined ? [{ text: body }] : tokensFromJson(json);
}

/** UTF-8 where it is; else the first bytes in hexadecimal. */
export function textFromBytes(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const shown = Array.from(bytes.subarray(0, BINARY_SHOWN_BYTES), (byte) => byte.toString(16).padStart(2, '0')).join(
      ' ',
    );
    return bytes.length > BINARY_SHOWN_BYTES ? `${shown} … (${String(bytes.length)} bytes)` : shown;
  }
}

export function classOfStatus(status: number): string {
  return `status-${String(Math.floor(status / 100))}xx`;
}
