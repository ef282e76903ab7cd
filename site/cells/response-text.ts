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

export function isHtml(headers: HeaderList): boolean {
  return /^text\/html\b/i.test(valueOf(headers, 'content-type') ?? '');
}

/** A second start tag only adds its attributes to the root: so a page without a link is a stop of the Tab key, and scrolls. */
export function focusablePage(html: string): string {
  return `${html}<html tabindex="0">`;
}

/** In pixels. A frame without an origin does not tell how tall its page is: guessed from what stands on lines of its own. */
export function renderedHeight(html: string): number {
  const lines = html.match(/<(?:h\d|p|pre|li|tr|br|div)\b/gi)?.length ?? 0;
  return Math.min(480, 64 + 28 * (lines + (html.match(/<br>/g)?.length ?? 0)));
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
