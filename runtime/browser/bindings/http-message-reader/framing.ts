import { isBlank } from './characters.ts';
import type { Parsing, Special } from './parsing.ts';

/** What the headers of a message say of where it ends, and what they may not say together. */

const MOST_LENGTH = 2n ** 64n;
const CHUNKED = /^chunked *$/i;
const LENGTH = /^\d+/;
const LENGTH_AND_BLANKS = /^\d*[ \t]*$/;
const BAD_ENCODING = 'Invalid `Transfer-Encoding` header value';

const SPECIAL = new Map<string, Special>(
  (['connection', 'content-length', 'proxy-connection', 'transfer-encoding', 'upgrade'] as const).map((name) => [
    name,
    name,
  ]),
);

function specialOf(name: string): Special | undefined {
  const { length } = name;
  // Most names have the length of none of them.
  if (length < 7 || length > 24) return undefined;
  return SPECIAL.get(name.trimEnd().toLowerCase());
}

export function isSpecial(name: string): boolean {
  return specialOf(name) !== undefined;
}

/** The name of a header is complete. */
export function checkName(parsing: Parsing): void {
  const special = specialOf(parsing.name);
  parsing.special = special;
  if (parsing.forgivesAll) return;
  if (special === 'transfer-encoding' && parsing.hasLength)
    parsing.fail('INVALID_TRANSFER_ENCODING', "Transfer-Encoding can't be present with Content-Length");
  if (special === 'content-length' && parsing.hasEncoding)
    parsing.fail('INVALID_CONTENT_LENGTH', "Content-Length can't be present with Transfer-Encoding");
}

/** The first letter of its value is there. */
export function beginValue(parsing: Parsing): void {
  if (parsing.special === 'upgrade') parsing.hasUpgrade = true;
  else if (parsing.special === 'transfer-encoding') {
    if (parsing.isChunked && parsing.isRequest && !parsing.forgivesAll)
      parsing.fail('INVALID_TRANSFER_ENCODING', BAD_ENCODING);
    parsing.hasEncoding = true;
    parsing.isChunked = false;
  } else if (parsing.special === 'content-length' && parsing.hasLength)
    parsing.fail('UNEXPECTED_CONTENT_LENGTH', 'Duplicate Content-Length');
}

/** @param value as far as it is there */
export function checkValue(parsing: Parsing, value: string): void {
  if (parsing.special === 'content-length') {
    const [digits = ''] = LENGTH.exec(value) ?? [];
    if (digits.length > 19 && BigInt(digits) >= MOST_LENGTH)
      parsing.fail('INVALID_CONTENT_LENGTH', 'Content-Length overflow');
    if (!LENGTH_AND_BLANKS.test(value)) parsing.fail('INVALID_CONTENT_LENGTH', 'Invalid character in Content-Length');
  } else if (parsing.special === 'transfer-encoding' && parsing.isRequest && !parsing.forgivesAll) {
    const words = wordsOf(value).slice(0, -1);
    if (words.some((word) => CHUNKED.test(word))) parsing.fail('INVALID_TRANSFER_ENCODING', BAD_ENCODING);
  }
}

/** The value is complete. */
export function endValue(parsing: Parsing): void {
  const { name, special } = parsing;
  let { length } = parsing.value;
  while (isBlank(parsing.value.charCodeAt(length - 1))) length -= 1;
  const value = length === parsing.value.length ? parsing.value : parsing.value.slice(0, length);
  parsing.headers.push(name, value);
  if (special === undefined) return;
  if (special === 'content-length') {
    if (value === '') parsing.fail('INVALID_CONTENT_LENGTH', 'Empty Content-Length');
    parsing.left = Number(value);
  } else if (special === 'transfer-encoding') {
    if (value === '') parsing.fail('INVALID_TRANSFER_ENCODING', 'Empty Transfer-Encoding');
    parsing.isChunked = CHUNKED.test(wordsOf(parsing.value).at(-1) ?? '');
  } else if (special !== 'upgrade') {
    for (const word of wordsOf(value)) {
      const asked = word.replace(/[ \t]+$/, '').toLowerCase();
      if (asked === 'close') parsing.asksClose = true;
      else if (asked === 'keep-alive') parsing.asksKeepAlive = true;
      else if (asked === 'upgrade') parsing.asksUpgrade = true;
    }
  }
}

function wordsOf(value: string): readonly string[] {
  return value.split(',').map((word) => word.replace(/^[ \t]+/, ''));
}
