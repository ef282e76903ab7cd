/* eslint-disable @typescript-eslint/unbound-method -- a getter is taken from its prototype to be asked of any object */

/**
 * A getter of the engine as a function, taken before the program comes: what the program puts in its place later is not
 * asked any more.
 */
export function getterOf<Of, Name extends keyof Of>(prototype: Of, name: Name): (of: Of) => Of[Name];
export function getterOf(prototype: unknown, name: PropertyKey): (of: object) => unknown;
export function getterOf(prototype: unknown, name: PropertyKey): (of: object) => unknown {
  const isObject = typeof prototype === 'object' && prototype !== null;
  const get = isObject ? Object.getOwnPropertyDescriptor(prototype, name)?.get : undefined;
  if (get === undefined) throw new Error(`This browser has no getter ${String(name)}.`);
  return Function.prototype.call.bind(get);
}
