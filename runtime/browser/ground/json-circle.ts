/** The words with which V8 refuses to write a value as JSON, for an engine that has its own. */

import { constructorName } from './constructor-name.ts';

type Stringify = (value: unknown, replacer: (this: unknown, key: string, value: unknown) => unknown) => unknown;

interface Entered {
  readonly key: string;
  readonly object: object;
  readonly isInArray: boolean;
}

/** So many of a circle are named at its beginning, its last one aside. */
const NAMED = 2;
/** Thrown to end the second walk. */
const FOUND = new Error();

const called = (object: object): string => `object with constructor '${constructorName(object) ?? 'Object'}'`;
const keyed = (key: string, isInArray: boolean): string => (isInArray ? `index ${key}` : `property '${key}'`);

function wordsFrom(circle: readonly Entered[], closing: string): string {
  const [start, ...rest] = circle;
  const line = ({ key, object, isInArray }: Entered): string =>
    `\n    |     ${keyed(key, isInArray)} -> ${called(object)}`;
  const left = rest.slice(NAMED);
  return [
    'Converting circular structure to JSON\n    --> starting at ',
    start === undefined ? '' : called(start.object),
    ...rest.slice(0, NAMED).map(line),
    left.length > 1 ? '\n    |     ...' : '',
    ...left.slice(-1).map(line),
    `\n    --- ${closing} closes the circle`,
  ].join('');
}

/**
 * Walks the value once more, with the program's own replacer, as far as to where a circle closes.
 * Undefined where there is none.
 */
export function wordsOfCircle(stringify: Stringify, value: unknown, replacer?: unknown): string | undefined {
  const path: Entered[] = [];
  const listed = Array.isArray(replacer) ? new Set(replacer.map(String)) : undefined;
  let words: string | undefined;
  try {
    stringify(value, function (key, held) {
      if (listed !== undefined && key !== '' && !Array.isArray(this) && !listed.has(key)) return undefined;
      const written: unknown = typeof replacer === 'function' ? Reflect.apply(replacer, this, [key, held]) : held;
      while (path.length > 0 && path.at(-1)?.object !== this) path.pop();
      if (typeof written !== 'object' || written === null) return written;
      const begin = path.findIndex(({ object }) => object === written);
      const isInArray = Array.isArray(this);
      if (begin !== -1) {
        words = wordsFrom(path.slice(begin), keyed(key, isInArray));
        throw FOUND;
      }
      path.push({ key, object: written, isInArray });
      return written;
    });
  } catch {
    // What the program's own functions throw, they have thrown before.
  }
  return words;
}
