import { asyncWrapBinding } from '../bindings/async/async-wrap.ts';
import { builtin, callMember, internalMember } from '../ground/library.ts';
import { printText } from './output.ts';
import { end } from './process.ts';
import type { ProgramProcess } from '../ground/program-process.ts';
import { nodeError } from '../ground/node-error.ts';
import { headerOf } from '../ground/positions/error-headers.ts';
import { ownStack } from '../ground/positions/v8-stack.ts';

/** What happens to an error that nobody caught: Node's order of events, and Node's words on standard error. */

function wordsFor(error: unknown): string {
  const { inspect } = builtin('util');
  const header = headerOf(error);
  if (!(error instanceof Error)) {
    const isObject = typeof error === 'object' && error !== null;
    const thrown = typeof error === 'object' && error !== null ? inspect(error) : String(error);
    return `\n${header}\n${thrown}\n${isObject ? '' : '(Use `node --trace-uncaught ...` to show where the exception was thrown)\n'}`;
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

let capture: ((error: unknown) => void) | null = null;

/** Of `process`: a function that gets what nobody has caught, in place of the listeners. */
export const captureMethods = {
  setUncaughtExceptionCaptureCallback(given: typeof capture): void {
    if (given !== null && typeof given !== 'function')
      throw nodeError('ERR_INVALID_ARG_TYPE', 'fn', ['Function', 'null'], given);
    if (given !== null && capture !== null) throw nodeError('ERR_UNCAUGHT_EXCEPTION_CAPTURE_ALREADY_SET');
    capture = given;
  },
  hasUncaughtExceptionCaptureCallback: (): boolean => capture !== null,
};

/** Node's createOnGlobalUncaughtException and what its C++ side does after it. */
export function handleUncaught(process: ProgramProcess, error: unknown, fromPromise: boolean): void {
  ownStack(error);
  const origin = fromPromise ? 'unhandledRejection' : 'uncaughtException';
  const emit = (name: string, ...args: unknown[]): boolean => callMember(process, 'emit', name, ...args) === true;
  let handled: boolean;
  try {
    emit('uncaughtExceptionMonitor', error, origin);
    handled = capture !== null;
    if (capture === null) handled = emit('uncaughtException', error, origin);
    else capture(error);
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
