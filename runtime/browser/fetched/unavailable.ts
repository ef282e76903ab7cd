import { hasOwn } from '../ground/has-own.ts';
import { loadBuiltin } from '../ground/library.ts';
import { nodeError } from '../ground/node-error.ts';
import type { Unavailable } from '../stand-ins/replaced.ts';

/** What a page has not: it can be imported, and says so by its own name when it is used. */

const { defineProperty, getOwnPropertyDescriptor } = Object;

/** What an export is in Node: `[function]`, `[object]`, or a plain value itself. */
export type Kind = readonly [type: string] | string | number | boolean | null;

const noInspector = { url: () => undefined, close: () => undefined };
const HERE: Readonly<Partial<Record<Unavailable, object>>> = {
  cluster: { isPrimary: true, isMaster: true, isWorker: false, workers: {} },
  http2: { constants: {} },
  https: { globalAgent: {} },
  inspector: noInspector,
  'inspector/promises': noInspector,
  trace_events: { getEnabledCategories: () => undefined },
};

/** What can be answered of a module without what a page lacks. */
export function unavailable(id: Unavailable): object {
  return { ...HERE[id] };
}

function throwing(name: string): () => never {
  // A function expression, so that `new` and `extends` reach it, too.
  const absent = function (): never {
    throw nodeError('ERR_FEATURE_UNAVAILABLE_ON_PLATFORM', name);
  };
  return defineProperty(absent, 'name', { value: name.slice(name.lastIndexOf('.') + 1), configurable: true });
}

/** Whatever is asked of it throws; only what the language itself asks of every value is answered. */
function withoutMembers(name: string): object {
  return new Proxy(
    {},
    {
      get(target, key) {
        const known: unknown = Reflect.get(target, key);
        if (typeof key === 'symbol' || hasOwn(Object.prototype, key) || key === 'then' || key === 'toJSON')
          return known;
        throw nodeError('ERR_FEATURE_UNAVAILABLE_ON_PLATFORM', `${name}.${key}`);
      },
    },
  );
}

function absent(name: string, kind: Kind): unknown {
  if (!Array.isArray(kind)) return kind;
  const [type]: readonly unknown[] = kind;
  if (type === 'function') return throwing(name);
  if (type === 'symbol') return Symbol(name);
  return type === 'object' ? withoutMembers(name) : undefined;
}

const isUndefined = (kind: Kind): boolean => Array.isArray(kind) && kind[0] === 'undefined';

function isHere(exports: object, name: string): boolean {
  const own = getOwnPropertyDescriptor(exports, name);
  if (own === undefined) return name in exports;
  // A getter warns, or makes what nobody needs yet.
  return own.get !== undefined || own.value !== undefined;
}

/** Gives a module the rest of what Node's exports. What is added is not enumerable: who copies a module copies what works. */
export function complete(id: string, kinds: Readonly<Record<string, Kind>>): void {
  const exports = loadBuiltin(id);
  if ((typeof exports !== 'object' && typeof exports !== 'function') || exports === null) return;
  for (const [name, kind] of Object.entries(kinds)) {
    if (isHere(exports, name)) continue;
    const value = absent(`${id}.${name}`, kind);
    if (value !== undefined || isUndefined(kind))
      defineProperty(exports, name, { value, writable: true, configurable: true });
  }
}
