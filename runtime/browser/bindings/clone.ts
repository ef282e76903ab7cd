/** Cloning by the engine, in Node's words. */

/** From the second argument of `postMessage`: a list, or an object that holds one. */
export function transfersFrom(given: unknown): Transferable[] {
  const list: unknown = Array.isArray(given) ? given : Reflect.get(Object(given), 'transfer');
  // What cannot be transferred the engine refuses, in its own words.
  return Array.isArray(list) ? list.map((each: Transferable) => each) : [];
}

/** The engine names its own function in the message; Node only says what was wrong. */
export function cloned<Result>(act: () => Result): Result {
  try {
    return act();
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    throw new DOMException(error.message.replace(/^Failed to execute '\w+' on '\w+': /, ''), error.name);
  }
}
