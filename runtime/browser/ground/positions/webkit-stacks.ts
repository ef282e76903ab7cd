import { hasOwn } from '../has-own.ts';
import { asValue, prepared, setStack, type Place } from './call-sites.ts';
import { writtenColumn } from './moved-columns.ts';
import { columnsBefore, sourceLine, writtenAddress } from './sources.ts';

/**
 * WebKit gives each error a text of its own when it is made, in lines `name@address:line:column` without a head, and
 * calls no `Error.prepareStackTrace`. So the constructors are ours, which write it anew. What the engine itself throws
 * is written anew where it is caught: `modules/syntax/keep-stacks.ts` sees to that in the program's files.
 */

const { defineProperties, defineProperty, getOwnPropertyDescriptors, setPrototypeOf } = Object;
const LINE = /^([^@]*)@(.*):(\d+):(\d+)$/;
/** What is no function of the program's. */
const CODE = /^(module|global|eval) code$/;
/** Which an engine's error has of its own, and V8's has not. */
const OF_WEBKIT = ['line', 'column', 'sourceURL'];
/** Frames of our own are left out after the engine has counted them. */
const ENGINES_LIMIT = 100;
const NAMES = ['EvalError', 'RangeError', 'ReferenceError', 'SyntaxError', 'TypeError', 'URIError', 'AggregateError'];

/** Of a call WebKit tells where the name before the `(` ends, V8 where it begins, or where the word `new` does. */
function calleeColumn(address: string, line: number, column: number): number {
  const text = sourceLine(address, line);
  if (text === undefined) return column;
  const before = line === 1 ? columnsBefore(address) : 0;
  const at = writtenColumn(address, line, column - before) - 1;
  const called = text.slice(0, at);
  const created = /\bnew\s+[\w$.]+$/.exec(called);
  const callee = created?.[0] ?? /(?<![\w$])[\w$]+$/.exec(called)?.[0] ?? '';
  if (text[at] === '.') return column + 1;
  return column - callee.length;
}

/** The engine says no more of a script that was handed to it; one frame stands for all that follow each other. */
const LIBRARY: Place = { name: null, address: 'node:internal', line: 0, column: 0 };

function placesFrom(stack: string): Place[] {
  const places: Place[] = [];
  for (const text of stack.split('\n')) {
    const [, words = '', told = '', line = '', column = ''] = LINE.exec(text) ?? [];
    const address = writtenAddress(told);
    if (told !== '') {
      const name = words === '' || CODE.test(words) ? null : words;
      places.push({ name, address, line: Number(line), column: calleeColumn(address, Number(line), Number(column)) });
    } else if (text.endsWith('@') && places.at(-1) !== LIBRARY) places.push(LIBRARY);
  }
  return places;
}

/** In this script, at no line of it: nobody is shown it. A program finds no `location`. */
const nowhere: Place = { name: null, address: globalThis.location.href, line: 0, column: 0 };

/** The engine leaves out a function whose last deed was the call; who reads callers by number finds one, though. */
function padded(places: readonly Place[]): readonly Place[] {
  return [...places, nowhere, nowhere, nowhere];
}

function textOf(error: object): string | undefined {
  const stack: unknown = Reflect.get(error, 'stack');
  return typeof stack === 'string' ? stack : undefined;
}

const texts = new WeakMap<object, string>();
const stacks = new WeakMap<object, unknown>();

/** As in V8 it is made when somebody first looks at it: its head has the name and the message of that moment. */
const lazily = {
  get stack(): unknown {
    const text = texts.get(this);
    if (text === undefined) return stacks.get(this);
    texts.delete(this);
    const stack = prepared(this, padded(placesFrom(text)));
    stacks.set(this, stack);
    return stack;
  },
  set stack(value: unknown) {
    setStack(this, value);
  },
};
const asStack = { ...getOwnPropertyDescriptors(lazily).stack, enumerable: false };

function giveStack(error: object, text: string): void {
  texts.set(error, text);
  defineProperty(error, 'stack', asStack);
}

function write(error: object, text = textOf(error)): void {
  for (const name of OF_WEBKIT) Reflect.deleteProperty(error, name);
  if (text !== undefined) giveStack(error, text);
}

/** What the engine adds to V8's words: `x.y is not a function. (In 'x.y()', 'x.y' is undefined)`. */
const ADDED = /( is not a (?:function|constructor))\. \([^]*\)$/;

/** An error as the engine made it becomes one as V8 makes it; any other value stays as it is. */
export function writeAnew(error: unknown): void {
  if (!(error instanceof Error && hasOwn(error, 'line') && hasOwn(error, 'stack'))) return;
  if (ADDED.test(error.message)) defineProperty(error, 'message', asValue(error.message.replace(ADDED, '$1')));
  write(error);
}

const capture: unknown = Reflect.get(Error, 'captureStackTrace');

/** @returns the frames below this function; empty where the engine has left it out */
function below(above: unknown): string {
  const holder = {};
  if (typeof capture === 'function') Reflect.apply(capture, Error, [holder, above]);
  return textOf(holder) ?? '';
}

/** In the place of the engine's own: everybody's errors have a stack of V8's from the start. */
function written(native: object): object {
  const Written = function (...values: unknown[]): unknown {
    const made: unknown = new.target;
    const target = typeof made === 'function' ? made : Written;
    const error: unknown = typeof native === 'function' && Reflect.construct(native, values, target);
    if (typeof error !== 'object' || error === null) return error;
    // V8 leaves out the constructors, those of what the program makes of an error as well.
    const frames = below(target);
    if (frames === '') write(error);
    else write(error, frames);
    return error;
  };
  const members = Object.entries(getOwnPropertyDescriptors(native)).filter(([name]) => name !== 'stackTraceLimit');
  defineProperties(Written, Object.fromEntries(members));
  defineProperty(Written.prototype, 'constructor', asValue(Written));
  return Written;
}

function giveConstructors(): void {
  Reflect.set(Error, 'stackTraceLimit', ENGINES_LIMIT);
  const OwnError = written(Error);
  defineProperty(globalThis, 'Error', asValue(OwnError));
  for (const name of NAMES) {
    const native: unknown = Reflect.get(globalThis, name);
    if (typeof native === 'function')
      defineProperty(globalThis, name, asValue(setPrototypeOf(written(native), OwnError)));
  }
}

export function giveStacksInWebkit(): void {
  giveConstructors();
  const captureStackTrace = (target: object, above?: unknown): void => {
    const frames = typeof above === 'function' ? below(above) : '';
    // Whoever is named may be one whom the engine left out.
    giveStack(target, frames === '' ? below(captureStackTrace) : frames);
  };
  defineProperty(Error, 'captureStackTrace', asValue(captureStackTrace));
  defineProperty(Error, 'stackTraceLimit', { ...asValue(10), enumerable: true });
}
