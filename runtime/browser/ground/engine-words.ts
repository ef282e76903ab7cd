import { wordsOfCircle } from './json-circle.ts';
import { wordsOfBadJson } from './json-words.ts';
import { writtenText } from './positions/written-text.ts';

/**
 * V8's words for what a program hands on to its clients: a body that is no JSON, a value that cannot become JSON, an address that cannot be decoded.
 * The engine does the work, and only where it refuses are the words made.
 */

const { apply, get } = Reflect;
const { defineProperty } = Object;
const nativeParse: unknown = get(JSON, 'parse');

/** By its name here it keeps it when it is minified. */
const { parse } = {
  parse: (text: unknown, reviver?: unknown): unknown => {
    try {
      return typeof nativeParse === 'function' ? apply(nativeParse, JSON, [text, reviver]) : undefined;
    } catch (error) {
      const words = error instanceof SyntaxError ? wordsOfBadJson(String(text)) : undefined;
      // What the reviver throws is the program's own.
      if (words === undefined) throw error;
      throw new SyntaxError(words);
    }
  },
};

const nativeStringify: unknown = get(JSON, 'stringify');
const write = (...values: readonly unknown[]): unknown =>
  typeof nativeStringify === 'function' ? apply(nativeStringify, JSON, values) : undefined;
/** Firefox's words and WebKit's. */
const OF_CIRCLE = ['cyclic object value', 'JSON.stringify cannot serialize cyclic structures.'];
const OF_BIGINT = ["BigInt value can't be serialized in JSON", 'JSON.stringify cannot serialize BigInt.'];

const { stringify } = {
  stringify: (value: unknown, replacer?: unknown, space?: unknown): unknown => {
    try {
      return write(value, replacer, space);
    } catch (error) {
      const message = error instanceof TypeError ? error.message : '';
      if (OF_BIGINT.includes(message)) throw new TypeError('Do not know how to serialize a BigInt');
      const words = OF_CIRCLE.includes(message) ? wordsOfCircle(write, value, replacer) : undefined;
      throw words === undefined ? error : new TypeError(words);
    }
  },
};

function withWords(name: string): void {
  const native: unknown = get(globalThis, name);
  if (typeof native !== 'function') return;
  const { [name]: ours } = {
    [name](text: unknown): unknown {
      try {
        return apply(native, undefined, [text]);
      } catch (error) {
        throw error instanceof URIError ? new URIError('URI malformed') : error;
      }
    },
  };
  define(globalThis, name, ours);
}

function define(target: object, name: string, value: unknown): void {
  defineProperty(target, name, { value, writable: true, configurable: true, enumerable: false });
}

/**
 * V8 writes a function of its own on one line; elsewhere a header whose value is one would be refused. One of the
 * program's is shown as it is written: a thread may be started from its text.
 */
function giveFunctionTexts(): void {
  const native: unknown = get(Function.prototype, 'toString');
  if (typeof native !== 'function') return;
  const ours = {
    toString(this: unknown): string {
      const text = String(apply(native, this, []));
      return writtenText(text) ?? text.replace(/\{\s+\[native code\]\s+\}$/, '{ [native code] }');
    },
  };
  define(Function.prototype, 'toString', get(ours, 'toString'));
}

/** For an engine that is not V8, before Node's library takes its functions from it. */
export function giveV8Words(): void {
  define(JSON, 'parse', parse);
  define(JSON, 'stringify', stringify);
  giveFunctionTexts();
  for (const name of ['decodeURI', 'decodeURIComponent', 'encodeURI', 'encodeURIComponent']) withWords(name);
}
