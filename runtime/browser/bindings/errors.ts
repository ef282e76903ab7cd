import { constants } from '../ground/node-constants.ts';

/** `internalBinding('errors')`. */

let onUncaught: (error: unknown, fromPromise: boolean) => void = () => undefined;

export function onUncaughtError(callback: typeof onUncaught): void {
  onUncaught = callback;
}

/** As V8 shows a value without running any code of its own. */
function noSideEffectsToString(value: unknown): string {
  if (value instanceof Error) return `${value.name}: ${value.message}`;
  if (typeof value === 'object' && value !== null) return '#<Object>';
  if (typeof value === 'symbol') return value.toString();
  return String(value);
}

export const errorsBinding = {
  exitCodes: constants.errors.exitCodes,
  noSideEffectsToString,
  triggerUncaughtException: (error: unknown, fromPromise: boolean) => onUncaught(error, fromPromise),
  setPrepareStackTraceCallback: () => undefined,
  setGetSourceMapErrorSource: () => undefined,
  setSourceMapsEnabled: () => undefined,
  setMaybeCacheGeneratedSourceMap: () => undefined,
  setEnhanceStackForFatalException: () => undefined,
};
