/** The errors of Node's `node:sqlite`, in its words. Node makes them in C++: the code is a plain property of theirs. */

function withCode<Made extends Error>(error: Made, code: string, rest: object = {}): Made {
  return Object.assign(error, { code, ...rest });
}

export const invalidState = (message: string): Error => withCode(new Error(message), 'ERR_INVALID_STATE');

export const invalidType = (message: string): Error => withCode(new TypeError(message), 'ERR_INVALID_ARG_TYPE');

export const invalidValue = (message: string): Error => withCode(new TypeError(message), 'ERR_INVALID_ARG_VALUE');

export const outOfRange = (message: string): Error => withCode(new RangeError(message), 'ERR_OUT_OF_RANGE');

export const invalidScheme = (): Error =>
  withCode(new TypeError('The URL must be of scheme file:'), 'ERR_INVALID_URL_SCHEME');

export const illegalConstructor = (): Error => withCode(new Error('Illegal constructor'), 'ERR_ILLEGAL_CONSTRUCTOR');

export function sqliteError(message: string, errcode: number, errstr: string): Error {
  return withCode(new Error(message), 'ERR_SQLITE_ERROR', { errcode, errstr });
}

/** For what this page cannot do. */
export function refuse(feature: string): never {
  throw withCode(
    new Error(`${feature} is not available in this page. Run the program in Node to use it.`),
    'ERR_FEATURE_UNAVAILABLE_ON_PLATFORM',
  );
}
