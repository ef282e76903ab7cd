/** How the body of a response is shown: JSON laid out and coloured, other text as it came. */
import type { HeaderList } from '#runtime/contract.ts';
import { visible } from './a-programs-words.ts';
import { DEEPEST, depthOfJson, layOutJson } from './lay-out-json.ts';
import { tokensFromJson, type Token } from './json-tokens.ts';
import { valueOf } from './response-text.ts';

const BINARY_SHOWN_BYTES = 256;

function isJson(type: string): boolean {
  return /^application\/([\w.-]+\+)?json\b/i.test(type);
}

/** Each is a span of the page: more of them, and all is shown without colours. */
const MOST_TOKENS = 4_000;
/** Of letters: what is longer is laid out, but not coloured. */
const COLOURED = 60_000;
/** What a browser is asked to make visible: nobody reads further, and piled-up marks take their time. */
const MOST_VISIBLE = 200_000;
/** Laid out, it would be so much longer that nobody could read it. */
const TIMES_LONGER = 8;

/** Laid out unless it is not JSON after all, or made to overflow whoever reads it. */
function layOut(text: string): string | undefined {
  if (depthOfJson(text) > DEEPEST) return undefined;
  try {
    const most = 1_000 + TIMES_LONGER * text.length;
    JSON.parse(text);
    const laidOut = layOutJson(text, most);
    return laidOut.length > most ? undefined : laidOut;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

export function tokensFromBody(headers: HeaderList, body: string): readonly Token[] {
  if (body === '') return [];
  const json = isJson(valueOf(headers, 'content-type') ?? '') ? layOut(body) : undefined;
  const text = visible((json ?? body).slice(0, MOST_VISIBLE));
  if (json === undefined) return [{ text }];
  const tokens = text.length > COLOURED ? [] : tokensFromJson(text);
  return tokens.length === 0 || tokens.length > MOST_TOKENS ? [{ text }] : tokens;
}

/** UTF-8 where it is; else the first bytes in hexadecimal. Only so many bytes are read. */
export function textFromBytes(bytes: Uint8Array, most = Number.POSITIVE_INFINITY): string {
  try {
    // A letter may be cut where the reading ends.
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, most), { stream: bytes.length > most });
  } catch {
    const shown = Array.from(bytes.subarray(0, BINARY_SHOWN_BYTES), (byte) => byte.toString(16).padStart(2, '0')).join(
      ' ',
    );
    return bytes.length > BINARY_SHOWN_BYTES ? `${shown} … (${String(bytes.length)} bytes)` : shown;
  }
}
