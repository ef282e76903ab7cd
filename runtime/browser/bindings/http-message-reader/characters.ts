/** Which letters may stand where in a message, as llhttp 9 has it. A set is a table by the code of the letter. */

export type Letters = Uint8Array;

function lettersFrom(...ranges: readonly string[]): Letters {
  const table = new Uint8Array(256);
  for (const range of ranges) {
    const first = range.charCodeAt(0);
    const last = range.charCodeAt(range.length - 1);
    if (range.length === 3 && range.charAt(1) === '-') table.fill(1, first, last + 1);
    else for (const letter of range) table[letter.charCodeAt(0)] = 1;
  }
  return table;
}

const ALPHANUMERIC = ['0-9', 'A-Z', 'a-z'] as const;

export const TOKEN = lettersFrom(...ALPHANUMERIC, '!#$%&’*+.^_`|~'.replace('’', "'"), '-');
export const ALPHA = lettersFrom('A-Z', 'a-z');
/** Of a path: all that is seen, but what begins a query or a fragment. */
export const PATH = lettersFrom('!"', '$->', '@-~');
export const QUERY = lettersFrom('!"', '$-~');
export const FRAGMENT = lettersFrom('!-~');
export const SERVER = lettersFrom(...ALPHANUMERIC, "-_.!~*'()%;:&=+$,[]");
export const VALUE = lettersFrom('\t', ' -~', '\x80-\xff');
/** What a value may hold besides where values are read as `fetch` reads them. */
export const RELAXED_VALUE = lettersFrom('\x01-\x08', '\x0b\x0c', '\x0e-\x1f', '\x7f');
export const QUOTED = lettersFrom('\t ', '!', '#-[', ']-~', '\x80-\xff');
export const ESCAPED = lettersFrom('\t', ' -~', '\x80-\xff');

export const TAB = 9;
export const LF = 10;
export const CR = 13;
export const SPACE = 32;

/** Behind the letters of this set that stand there. */
export function behind(letters: Letters, text: string, from: number): number {
  let at = from;
  while (at < text.length && letters[text.charCodeAt(at)] === 1) at += 1;
  return at;
}

export function isBlank(letter: number): boolean {
  return letter === SPACE || letter === TAB;
}
