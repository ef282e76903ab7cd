import { asyncWrapBinding } from '../bindings/async-wrap.ts';
import { builtin, callMember, internalMember } from './library.ts';
import { printText } from './output.ts';
import { end } from './process.ts';
import type { ProgramProcess } from './program-process.ts';
import { sourceLine } from './sources.ts';
import { ownStack } from './v8-stack.ts';

/** What happens to an error that nobody caught: Node's order of events, and Node's words on standard error. */

/** Where Node's own source stands in the text it prints above an error that did not come from the program's code. */
const HEADERS = {
  entry: 'node:internal/modules/run_main:107\n    triggerUncaughtException(\n    ^',
  rejection: 'node:internal/process/promises:392\n      new UnhandledPromiseRejection(reason);\n      ^',
  event: "node:events:505\n    throw er; // Unhandled 'error' event\n    ^",
  missingModule: 'node:internal/modules/esm/resolve:272\n    throw new ERR_MODULE_NOT_FOUND(\n          ^',
  missingPackage:
    'node:internal/modules/package_json_reader:331\n  throw new ERR_MODULE_NOT_FOUND(packageName, fileURLToPath(base), null);\n        ^',
} as const;
export type Header = keyof typeof HEADERS;

const headers = new WeakMap<object, string>();

/** Remembers what Node shows above this error. */
export function setHeader(error: object, header: string): void {
  headers.set(error, header);
}

export function headerFor(error: object): string | undefined {
  return headers.get(error);
}

export function headerNamed(name: Header): string {
  return HEADERS[name];
}

function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
}

function headerOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return HEADERS.entry;
  const known = headers.get(error);
  if (known !== undefined) return known;
  if (codeOf(error) === 'ERR_UNHANDLED_REJECTION') return HEADERS.rejection;
  const stack = 'stack' in error && typeof error.stack === 'string' ? error.stack : '';
  if (stack.includes("Emitted 'error' event at:")) return HEADERS.event;
  const place = /((?:file:\/\/)?\/[^\s()]+):(\d+):(\d+)\)?$/m.exec(stack);
  if (place === null) return HEADERS.entry;
  const [, file = '', line = '1', column = '1'] = place;
  const source = sourceLine(file, Number(line));
  if (source === undefined) return HEADERS.entry;
  return `${file}:${line}\n${source}\n${' '.repeat(Math.max(0, Number(column) - 1))}^`;
}

function wordsFor(error: unknown): string {
  const { inspect } = builtin('util');
  const header = headerOf(error);
  if (!(error instanceof Error)) {
    const thrown = typeof error === 'object' && error !== null ? inspect(error) : String(error);
    return `\n${header}\n${thrown}\n${typeof error === 'object' ? '' : '(Use `node --trace-uncaught ...` to show where the exception was thrown)\n'}`;
  }
  const tight = error.name === 'SyntaxError' && error.message.includes('does not provide an export named');
  return `${header}\n${tight ? '' : '\n'}${inspect(error)}\n`;
}

let reportFatal: ((error: unknown) => void) | undefined;
/** A thread tells it to who started it, instead of printing it. */
export function onFatal(report: (error: unknown) => void): void {
  reportFatal = report;
}

export function dieOf(error: unknown, version: string, code: number): void {
  if (reportFatal !== undefined) {
    reportFatal(error);
    end(code, null);
    return;
  }
  let words: string;
  try {
    // Where an error event was emitted.
    callMember(internalMember('internal/errors', 'fatalExceptionStackEnhancers'), 'beforeInspector', error);
    words = wordsFor(error);
  } catch (second) {
    words = `Uncaught error that cannot be shown: ${String(second)}\n`;
  }
  printText('stderr', `${words}\nNode.js ${version}\n`);
  end(code, null);
}

/** Node's createOnGlobalUncaughtException and what its C++ side does after it. */
export function handleUncaught(process: ProgramProcess, error: unknown, fromPromise: boolean): void {
  ownStack(error);
  const origin = fromPromise ? 'unhandledRejection' : 'uncaughtException';
  const emit = (name: string, ...args: unknown[]): boolean => callMember(process, 'emit', name, ...args) === true;
  let handled: boolean;
  try {
    emit('uncaughtExceptionMonitor', error, origin);
    handled = emit('uncaughtException', error, origin);
  } catch (second) {
    // A handler that itself throws: Node ends with 7.
    dieOf(second, process.version, 7);
    return;
  } finally {
    // After the listeners: they may ask in whose scope it was thrown.
    asyncWrapBinding.clearAsyncIdStack();
  }
  if (handled) return;
  try {
    if (!process._exiting) {
      process._exiting = true;
      process.exitCode = 1;
      emit('exit', 1);
    }
  } catch {
    // Node, too, ignores an error in the last event of a dying process.
  }
  dieOf(error, process.version, Number(process.exitCode ?? 1));
}
