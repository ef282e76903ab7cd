import { loadBuiltin } from '../worker/library.ts';

/** Modules that need another process, a thread or the network: they can be imported, and say so when they are used. */

function unavailable(feature: string): Error {
  const codes: unknown = Reflect.get(Object(loadBuiltin('internal/errors')), 'codes');
  const Class: unknown = Reflect.get(Object(codes), 'ERR_FEATURE_UNAVAILABLE_ON_PLATFORM');
  if (typeof Class !== 'function') return new Error(`${feature} is not available in this page.`);
  const error: unknown = Reflect.construct(Class, [feature]);
  return error instanceof Error ? error : new Error(feature);
}

/** A module whose functions and classes of the given names throw Node's own error for what a platform lacks. */
export function unavailableModule(id: string, names: readonly string[], rest: object = {}): object {
  const module: Record<string, unknown> = {};
  for (const name of names) {
    // A function expression, so that `new` reaches it, too.
    module[name] = function () {
      throw unavailable(`${id}.${name}`);
    };
  }
  return Object.assign(module, rest);
}
