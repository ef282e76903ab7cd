/**
 * Stack traces as V8 gives them, for an engine that has only its own: Node's library and many packages read
 * `Error.captureStackTrace`, `Error.prepareStackTrace` and call sites. Firefox gives `name@address:line:column` lines.
 */

import { writtenColumn } from '../modules/moved-columns.ts';
import { columnsBefore, sourceLine } from './sources.ts';
import { hasOwn } from '../has-own.ts';

/** A program may take the global away. */
const { defineProperty } = Object;
const LINE = /^(.*?)@(.*):(\d+):(\d+)$/;
/** What happened before a task or a promise's reaction; V8 shows none of it. */
const EARLIER = /^(async|promise callback|[\w. ]+ handler|[\w.]+)\*/;

interface Place {
  readonly name: string | null;
  readonly address: string;
  readonly line: number;
  readonly column: number;
}

/** Anonymous functions are called by where they stand, as in `start/<`, and members by their whole path. */
function nameFrom(words: string): string | null {
  const last = words.replace(/^.*\//, '');
  return last === '' || last.includes('<') ? null : last;
}

/** Of a call Firefox tells where its `(` stands, V8 where the name before it begins. Columns are of the text that runs. */
function calleeColumn(address: string, line: number, column: number): number {
  const text = sourceLine(address, line);
  const before = columnsBefore(address);
  const at = writtenColumn(address, line, column) - 1 - (line === 1 ? before : 0);
  if (text?.[at] !== '(') return column;
  const name = /[\w$]*$/.exec(text.slice(0, at))?.[0] ?? '';
  return column - name.length;
}

function placesFrom(stack: string): Place[] {
  const places: Place[] = [];
  for (const text of stack.split('\n')) {
    const [, words = '', address = '', line = '', column = ''] = LINE.exec(text) ?? [];
    if (EARLIER.test(words)) break;
    if (address !== '')
      places.push({
        name: nameFrom(words),
        address,
        line: Number(line),
        column: calleeColumn(address, Number(line), Number(column)),
      });
  }
  return places;
}

interface CallSite extends NodeJS.CallSite {
  toString(): string;
}

function callSiteFrom({ name, address, line, column }: Place): CallSite {
  const place = `${address}:${String(line)}:${String(column)}`;
  const no = (): false => false;
  return {
    getThis: () => undefined,
    getTypeName: () => null,
    getFunction: () => undefined,
    getFunctionName: () => name,
    getMethodName: () => null,
    getFileName: () => address,
    getLineNumber: () => line,
    getColumnNumber: () => column,
    getEvalOrigin: () => undefined,
    getScriptNameOrSourceURL: () => address,
    getScriptHash: () => '',
    getEnclosingColumnNumber: () => column,
    getEnclosingLineNumber: () => line,
    getPosition: () => 0,
    getPromiseIndex: () => null,
    isToplevel: () => true,
    // CommonJS is run by eval, under its bare path.
    isEval: () => address.startsWith('/'),
    isNative: no,
    isConstructor: no,
    isAsync: no,
    isPromiseAll: no,
    toString: () => (name === null ? place : `${name} (${place})`),
  };
}

function limited(places: readonly Place[]): readonly Place[] {
  const limit: unknown = Reflect.get(Error, 'stackTraceLimit');
  return typeof limit === 'number' ? places.slice(0, Math.max(0, limit)) : places;
}

function prepared(error: unknown, stack: string): unknown {
  const prepare: unknown = Reflect.get(Error, 'prepareStackTrace');
  const sites = limited(placesFrom(stack)).map(callSiteFrom);
  if (typeof prepare === 'function') return Reflect.apply(prepare, Error, [error, sites]);
  return [String(error), ...sites.map((site) => `    at ${site.toString()}`)].join('\n');
}

const asValue = (value: unknown): PropertyDescriptor => ({
  value,
  writable: true,
  configurable: true,
  enumerable: false,
});

/** In V8 each error has a stack of its own, by which Node's library knows errors. */
export function ownStack(error: unknown): void {
  if (error instanceof Error && !hasOwn(error, 'stack')) defineProperty(error, 'stack', asValue(error.stack));
}

// eslint-disable-next-line @typescript-eslint/unbound-method -- bound to each error when it is called
const own = Object.getOwnPropertyDescriptor(Error.prototype, 'stack')?.get;
/** Told by where it keeps its stacks; to look at one would make V8 read this whole script again. */
export const isV8 = own === undefined;

/** Does nothing where the engine is V8. */
export function giveV8Stacks(): void {
  if (own === undefined) return;
  const native: unknown = Reflect.get(Error, 'captureStackTrace');
  const known = new WeakMap<object, unknown>();

  defineProperty(Error.prototype, 'stack', {
    configurable: true,
    get(this: object) {
      if (known.has(this)) return known.get(this);
      const stack: unknown = Reflect.apply(own, this, []);
      if (typeof stack !== 'string') return stack;
      // Formatting may itself look at the stack.
      known.set(this, stack);
      const value = prepared(this, stack);
      known.set(this, value);
      return value;
    },
    set(this: object, value: unknown) {
      defineProperty(this, 'stack', asValue(value));
    },
  });

  const captureStackTrace = (target: object, above?: unknown): void => {
    const holder: { stack?: unknown } = {};
    if (typeof native === 'function') {
      Reflect.apply(native, Error, [holder, typeof above === 'function' ? above : captureStackTrace]);
    } else holder.stack = Reflect.apply(own, new Error(), []);
    const stack = typeof holder.stack === 'string' ? holder.stack : '';
    defineProperty(target, 'stack', asValue(prepared(target, stack)));
  };
  defineProperty(Error, 'captureStackTrace', asValue(captureStackTrace));
  defineProperty(Error, 'stackTraceLimit', { ...asValue(10), enumerable: true });
}
