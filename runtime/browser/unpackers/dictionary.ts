/** The words that every Brotli stream may name (RFC 7932, appendix A), and what may be done to one (appendix B). */

const SHORTEST = 4;
const LONGEST = 24;
/** How many words of each length there are, as a power of two; from the shortest on. */
const SIZES = [10, 10, 11, 11, 10, 10, 10, 10, 10, 9, 9, 8, 7, 7, 8, 7, 7, 6, 6, 5, 5];

/** What stands before or behind a word; each letter is a byte. */
const PARTS = [
  ' ',
  ', ',
  ' of the ',
  ' of ',
  's ',
  '.',
  ' and ',
  ' in ',
  '"',
  ' to ',
  '">',
  '\n',
  '. ',
  ']',
  ' for ',
  ' a ',
  ' that ',
  "'",
  ' with ',
  ' from ',
  ' by ',
  '(',
  '. The ',
  ' on ',
  ' as ',
  ' is ',
  'ing ',
  '\n\t',
  ':',
  'ed ',
  '="',
  ' at ',
  'ly ',
  ',',
  "='",
  '.com/',
  '. This ',
  ' not ',
  'er ',
  'al ',
  'ful ',
  'ive ',
  'less ',
  'est ',
  'ize ',
  '\u00c2\u00a0',
  'ous ',
  ' the ',
  'e ',
  '',
];

/** Of each: the part before, the change, the part behind. Changes 1 to 9 leave out so many letters at the end, 12 to 20 one to nine at the beginning. */
const TRANSFORMS =
  '49 0 49,49 0 0,0 0 0,49 12 49,49 10 0,49 0 47,0 0 49,4 0 0,49 0 3,49 10 49,49 0 6,49 13 49,49 1 49,1 0 0,49 0 1,0 10 0,49 0 7,49 0 9,48 0 0,49 0 8,49 0 5,49 0 10,49 0 11,49 3 49,49 0 13,49 0 14,49 14 49,49 2 49,49 0 15,49 0 16,0 10 49,49 0 12,5 0 49,0 0 1,49 15 49,49 0 18,49 0 17,49 0 19,49 0 20,49 16 49,49 17 49,47 0 49,49 4 49,49 0 22,49 11 49,49 0 23,49 0 24,49 0 25,49 7 49,49 1 26,49 0 27,49 0 28,0 0 12,49 0 29,49 20 49,49 18 49,49 6 49,49 0 21,49 10 1,49 8 49,49 0 31,49 0 32,47 0 3,49 5 49,49 9 49,0 10 1,49 10 8,5 0 21,49 11 0,49 10 10,49 0 30,0 0 5,35 0 49,47 0 2,49 10 17,49 0 36,49 0 33,5 0 0,49 10 21,49 10 5,49 0 37,0 0 30,49 0 38,0 11 0,49 0 39,0 11 49,49 0 34,49 11 8,49 10 12,0 0 21,49 0 40,0 10 12,49 0 41,49 0 42,49 11 17,49 0 43,0 10 5,49 11 10,0 0 34,49 10 33,49 0 44,49 11 5,45 0 49,0 0 33,49 10 30,49 11 30,49 0 46,49 11 1,49 10 34,0 10 33,0 11 30,0 11 1,49 11 33,49 11 21,49 11 12,0 11 5,49 11 34,0 11 12,0 10 30,0 11 34,0 10 34'
    .split(',')
    .map((triple) => triple.split(' ').map(Number));

const CAPITAL_FIRST = 10;
const CAPITALS = 11;

/** One letter at least as the dictionary has it: a simple view of UTF-8. @returns its length */
function capitalize(bytes: Uint8Array, at: number): number {
  const [first = 0, second, third] = bytes.subarray(at);
  if (first < 0xc0) {
    if (first >= 97 && first <= 122) bytes[at] = first ^ 32;
    return 1;
  }
  if (first < 0xe0) {
    if (second !== undefined) bytes[at + 1] = second ^ 32;
    return 2;
  }
  if (third !== undefined) bytes[at + 2] = third ^ 5;
  return 3;
}

function changed(word: Uint8Array, change: number): Uint8Array {
  if (change < CAPITAL_FIRST) return word.subarray(0, Math.max(0, word.length - change));
  if (change > CAPITALS) return word.subarray(change - CAPITALS);
  const bytes = word.slice();
  for (let at = 0; at < bytes.length && (at === 0 || change === CAPITALS);) at += capitalize(bytes, at);
  return bytes;
}

export type Lookup = Uint8Array | 'FORMAT_DICTIONARY' | 'FORMAT_TRANSFORM';

/** @returns what stands for the word of this length at this place, changed as the place tells; or the flaw */
export function wordFrom(dictionary: Uint8Array, length: number, place: number): Lookup {
  const size = SIZES[length - SHORTEST];
  if (length < SHORTEST || length > LONGEST || size === undefined) return 'FORMAT_DICTIONARY';
  const [before, change, behind] = TRANSFORMS[place >> size] ?? [];
  if (before === undefined || change === undefined || behind === undefined) return 'FORMAT_TRANSFORM';
  const offset = SIZES.slice(0, length - SHORTEST).reduce((sum, bits, i) => sum + ((i + SHORTEST) << bits), 0);
  const start = offset + length * (place & ((1 << size) - 1));
  const word = changed(dictionary.subarray(start, start + length), change);
  const [prefix, suffix] = [PARTS[before] ?? '', PARTS[behind] ?? ''];
  const bytes = new Uint8Array(prefix.length + word.length + suffix.length);
  for (let i = 0; i < prefix.length; i++) bytes[i] = prefix.charCodeAt(i);
  bytes.set(word, prefix.length);
  for (let i = 0; i < suffix.length; i++) bytes[prefix.length + word.length + i] = suffix.charCodeAt(i);
  return bytes;
}
