import { behind, CR, ESCAPED, isBlank, LF, QUOTED, SPACE, TOKEN } from './characters.ts';
import { nameStart } from './headers.ts';
import type { Parsing, Step } from './parsing.ts';

/** The line before a chunk: its size and extensions; and the line end behind it. */

const SEMICOLON = 59;
const EQUALS = 61;
const QUOTE = 34;
const BACKSLASH = 92;
const MOST_SIZE = 2 ** 64;

function hexOf(letter: number): number {
  if (letter >= 48 && letter <= 57) return letter - 48;
  const lower = letter | 32;
  return lower >= 97 && lower <= 102 ? lower - 87 : -1;
}

export const chunkStart: Step = (parsing, text, at) => {
  parsing.left = 0;
  if (hexOf(text.charCodeAt(at)) === -1) parsing.fail('INVALID_CHUNK_SIZE', 'Invalid character in chunk size');
  parsing.step = size;
  return at;
};

const size: Step = (parsing, text, from) => {
  let at = from;
  for (let digit = hexOf(text.charCodeAt(at)); digit !== -1; digit = hexOf(text.charCodeAt(at))) {
    parsing.left = parsing.left * 16 + digit;
    if (parsing.left >= MOST_SIZE) parsing.fail('INVALID_CHUNK_SIZE', 'Chunk size overflow');
    at += 1;
  }
  if (at === text.length) return at;
  parsing.step = afterSize;
  return at;
};

const afterSize: Step = (parsing, text, at) => {
  const letter = text.charCodeAt(at);
  if (isBlank(letter) && parsing.forgivesAll) return at + 1;
  if (letter === SEMICOLON) parsing.step = extensionStart;
  else if (!endsLine(parsing, letter, 'size')) parsing.fail('INVALID_CHUNK_SIZE', 'Invalid character in chunk size');
  return letter === LF ? at : at + 1;
};

/** Whether this letter ends the line; what is wrong is said where a line feed stands alone. */
function endsLine(parsing: Parsing, letter: number, what: string): boolean {
  if (letter !== CR && letter !== LF) return false;
  if (letter === LF && !parsing.forgivesAll) parsing.fail('CR_EXPECTED', `Missing expected CR after chunk ${what}`);
  parsing.step = lineFeed;
  return true;
}

const extensionStart: Step = (parsing, text, at) => {
  const letter = text.charCodeAt(at);
  if (letter === SPACE || letter === CR) parsing.fail('STRICT', 'Invalid character in chunk extensions');
  parsing.step = extensionName;
  return at;
};

const extensionName: Step = (parsing, text, from) => {
  const at = behind(TOKEN, text, from);
  parsing.countExtension(at - from);
  if (at === text.length) return at;
  const letter = text.charCodeAt(at);
  if (letter === EQUALS) parsing.step = extensionValue;
  else if (letter === SEMICOLON) parsing.step = extensionStart;
  else if (!endsLine(parsing, letter, 'extension name'))
    parsing.fail('STRICT', 'Invalid character in chunk extensions name');
  return letter === LF ? at : at + 1;
};

const extensionValue: Step = (parsing, text, from) => {
  const at = behind(TOKEN, text, from);
  parsing.countExtension(at - from);
  if (at === text.length) return at;
  const letter = text.charCodeAt(at);
  if (letter === QUOTE) parsing.step = quoted;
  else if (letter === SEMICOLON) parsing.step = extensionStart;
  else if (!endsLine(parsing, letter, 'extension value'))
    parsing.fail('STRICT', 'Invalid character in chunk extensions value');
  return letter === LF ? at : at + 1;
};

const quoted: Step = (parsing, text, from) => {
  const at = behind(QUOTED, text, from);
  parsing.countExtension(at - from);
  if (at === text.length) return at;
  const letter = text.charCodeAt(at);
  if (letter === QUOTE) parsing.step = afterQuoted;
  else if (letter === BACKSLASH) parsing.step = escaped;
  else parsing.fail('STRICT', 'Invalid character in chunk extensions quoted value');
  return at + 1;
};

const escaped: Step = (parsing, text, at) => {
  if (ESCAPED[text.charCodeAt(at)] !== 1)
    parsing.fail('STRICT', 'Invalid quoted-pair in chunk extensions quoted value');
  parsing.countExtension(1);
  parsing.step = quoted;
  return at + 1;
};

const afterQuoted: Step = (parsing, text, at) => {
  const letter = text.charCodeAt(at);
  if (letter === SEMICOLON) parsing.step = extensionStart;
  else if (!endsLine(parsing, letter, 'extension value'))
    parsing.fail('STRICT', 'Invalid character in chunk extensions quote value');
  return letter === LF ? at : at + 1;
};

const lineFeed: Step = (parsing, text, at) => {
  const isThere = text.charCodeAt(at) === LF;
  if (!isThere && !parsing.forgivesAll) parsing.fail('STRICT', 'Expected LF after chunk size');
  parsing.startCountingAnew();
  if (parsing.left === 0) {
    parsing.isTrailing = true;
    parsing.headers = [];
    parsing.step = nameStart;
  } else parsing.onChunk();
  return isThere ? at + 1 : at;
};

export const afterChunk: Step = (parsing, text, at) => {
  const letter = text.charCodeAt(at);
  if (letter === CR) {
    parsing.step = lineFeedOfChunk;
    return at + 1;
  }
  if (letter === LF && !parsing.forgivesAll) parsing.fail('CR_EXPECTED', 'Missing expected CR after chunk data');
  if (letter !== LF && !parsing.forgivesAll) parsing.fail('STRICT', 'Expected LF after chunk data');
  parsing.step = chunkStart;
  return letter === LF ? at + 1 : at;
};

const lineFeedOfChunk: Step = (parsing, text, at) => {
  const isThere = text.charCodeAt(at) === LF;
  if (!isThere && !parsing.forgivesAll) parsing.fail('STRICT', 'Expected LF after chunk data');
  parsing.startCountingAnew();
  parsing.step = chunkStart;
  return isThere ? at + 1 : at;
};
