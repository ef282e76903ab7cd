/**
 * Stack traces show the program's frames as Node would. The frames of Node's library and of the packages lie in one
 * minified script here, so they show their module without a position; those of our own bindings are left out.
 */

import { withWrittenColumn, writtenColumn } from './moved-columns.ts';
import { internalMember } from '../library.ts';
import { columnsBefore } from './sources.ts';

/** The first line of each module in this script, in order; the last entry is where our own code begins. */
declare const scriptLines: readonly (readonly [line: number, name: string])[];

const BLOB = /(?:blob|data):[^\s)]*/;
/** The address of this script; any other blob is one of the small modules between the program and a library. */
const ownAddress = globalThis.location.href;
const BINDINGS = '';

function moduleAt(line: number): string {
  let found = BINDINGS;
  for (const [start, name] of scriptLines) {
    if (start > line) break;
    found = name;
  }
  return found;
}

/** CommonJS is run by `eval`, inside a function whose head stands on the first line; Node shows neither. */
function wordsOfCommonJs(words: string): string {
  const [, called, isAsync, scheme = '', path = '', line = '', column = ''] =
    /^(?:(.*) \(|(async) )?(file:\/\/)?(\/[^()]*):(\d+):(\d+)\)?$/.exec(words) ?? [];
  if (path === '') return words;
  const shift = line === '1' ? columnsBefore(path) : 0;
  const url = `${scheme}${path}`;
  const place = `${url}:${line}:${String(writtenColumn(url, Number(line), Number(column) - shift))}`;
  const name = (called ?? isAsync ?? '')
    .replace(/\beval \[as (.*)\]$/, '$1')
    .replace(/(^|[. ])eval$/, (_, before: string) => (before === '' ? '' : `${before}<anonymous>`));
  if (name === '' || name === 'async') return name === '' ? place : `async ${place}`;
  return `${name} (${place})`;
}

/** Undefined for a frame that is nobody's business: what Node has in C++ leaves none there. */
function shownFrame(frame: NodeJS.CallSite): string | undefined {
  // eslint-disable-next-line @typescript-eslint/no-base-to-string -- a call site writes itself as a line of a trace
  const words = String(frame);
  if (words.includes('node:sqlite:')) return undefined;
  if (words.includes('node:')) return words.replace(/(node:[\w/]+):\d+:\d+/, '$1');
  if (!BLOB.test(words)) return frame.isEval() ? wordsOfCommonJs(words) : withWrittenColumn(words);
  const name = words.includes(ownAddress) ? moduleAt(frame.getLineNumber() ?? 0) : BINDINGS;
  if (name === BINDINGS) return undefined;
  const place = name.startsWith('node_modules/') ? `file:///app/${name}` : `node:${name}`;
  return words.replace(BLOB, place);
}

// eslint-disable-next-line @typescript-eslint/unbound-method -- bound to each error when it is called
const errorToString = Error.prototype.toString;

/** An error of Node's own shows its code, as in `RangeError [ERR_SOCKET_BAD_PORT]: …`. */
function isOfNode(error: unknown): error is Error & { readonly code: unknown } {
  const mark = internalMember('internal/errors', 'kIsNodeError');
  return error instanceof Error && typeof mark === 'symbol' && mark in error && 'code' in error;
}

function headline(error: unknown): string {
  try {
    if (isOfNode(error)) return `${error.name} [${String(error.code)}]: ${error.message}`;
    return Reflect.apply(errorToString, error, []);
  } catch {
    return '<error>';
  }
}

export function cleanStacks(): void {
  Error.stackTraceLimit = 10;
  Reflect.set(Error, 'prepareStackTrace', (error: unknown, frames: NodeJS.CallSite[]) => {
    const shown = frames.map(shownFrame).filter((frame) => frame !== undefined);
    return headline(error) + shown.map((frame) => `\n    at ${frame}`).join('');
  });
}
