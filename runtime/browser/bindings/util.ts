import { constructorName } from '../ground/constructor-name.ts';
import { constants } from '../ground/node-constants.ts';
import { loadBuiltin } from '../ground/library.ts';
import { isInsidePackage } from '../ground/positions/inside-packages.ts';

/** `internalBinding('util')`. */

/**
 * Node's private symbols are invisible properties of the engine. Here each is an accessor on Object.prototype over a
 * WeakMap, so that setting one leaves no trace on the object.
 */
function privateSymbol(name: string): symbol {
  const symbol = Symbol(`node:${name}`);
  const values = new WeakMap<object, unknown>();
  Object.defineProperty(Object.prototype, symbol, {
    get(this: object) {
      return values.get(this);
    },
    set(this: object, value: unknown) {
      values.set(this, value);
    },
  });
  return symbol;
}

const privateSymbols = Object.fromEntries(
  constants.util.privateSymbols.map((name) => [name, privateSymbol(name)] as const),
);

const ONLY_ENUMERABLE = 2;
const isIndex = (key: string): boolean => /^(0|[1-9]\d{0,9})$/.test(key) && Number(key) < 2 ** 32 - 1;

function getOwnNonIndexProperties(value: object, filter: number): PropertyKey[] {
  const keys: PropertyKey[] = Object.getOwnPropertyNames(value).filter((key) => !isIndex(key));
  if ((filter & 16) === 0) keys.push(...Object.getOwnPropertySymbols(value));
  if ((filter & ONLY_ENUMERABLE) === 0) return keys;
  return keys.filter((key) => Object.prototype.propertyIsEnumerable.call(value, key));
}

/** The entries of a Map, a Set or their iterators. Those of a WeakMap or WeakSet cannot be seen here. */
function previewEntries(value: object, withKind?: boolean): unknown {
  const tag = Object.prototype.toString.call(value).slice(8, -1);
  let entries: unknown[] = [];
  let keyed = false;
  if (value instanceof Map) {
    entries = [...value].flat(1);
    keyed = true;
  } else if (value instanceof Set) entries = [...value];
  else if (tag === 'Map Iterator' || tag === 'Set Iterator') {
    // A copy by the engine does not exist, so an iterator shows no entries rather than losing them.
    entries = [];
  }
  return withKind === true ? [entries, keyed] : entries;
}

function getConstructorName(value: object): string {
  return constructorName(value) ?? Object.prototype.toString.call(value).slice(8, -1);
}

function defineLazyProperties(target: object, id: string, keys: readonly string[], enumerable = true): void {
  for (const key of keys) {
    let value: unknown;
    let loaded = false;
    Object.defineProperty(target, key, {
      enumerable,
      configurable: true,
      get() {
        if (!loaded) {
          value = Reflect.get(Object(loadBuiltin(id)), key);
          loaded = true;
        }
        return value;
      },
      set(next: unknown) {
        value = next;
        loaded = true;
      },
    });
  }
}

function parseEnv(content: string): Record<string, string> {
  const found: Record<string, string> = {};
  const line =
    /^[ \t]*(?:export[ \t]+)?([\w.-]+)[ \t]*=(?:[ \t]*("(?:\\.|[^"\\])*"|'[^']*'|`[^`]*`)[ \t]*|([^#\r\n]*))(?:#.*)?$/gm;
  for (const [, key = '', inQuotes, plain = ''] of content.matchAll(line)) {
    const trimmed = inQuotes ?? plain.trim();
    const quote = trimmed[0];
    const quoted = trimmed.length > 1 && (quote === '"' || quote === "'" || quote === '`') && trimmed.endsWith(quote);
    const inner = quoted ? trimmed.slice(1, -1) : trimmed;
    found[key] = quote === '"' && quoted ? inner.replaceAll('\\n', '\n') : inner;
  }
  return found;
}

class WeakReference {
  private readonly target: WeakRef<WeakKey>;

  constructor(target: WeakKey) {
    this.target = new WeakRef(target);
  }

  get(): WeakKey | undefined {
    return this.target.deref();
  }

  incRef(): void {
    // The engine keeps what is still reachable.
  }

  decRef(): void {
    // See incRef.
  }
}

export const utilBinding = {
  constants: constants.util.constants,
  privateSymbols,
  getOwnNonIndexProperties,
  // The state of a promise cannot be read at once here: it shows as pending.
  getPromiseDetails: () => [0, undefined],
  getProxyDetails: () => undefined,
  getCallerLocation: () => undefined,
  getConstructorName,
  getExternalValue: () => 0n,
  getCallSites: () => [],
  previewEntries,
  sleep: () => undefined,
  isInsideNodeModules: isInsidePackage,
  defineLazyProperties,
  guessHandleType: (fd: number) => (fd <= 2 ? 'PIPE' : 'FILE'),
  toUSVString: (text: string) => text.toWellFormed(),
  isConstructor: (value: unknown) => typeof value === 'function' && 'prototype' in value,
  constructSharedArrayBuffer: (size: number) => new ArrayBuffer(size),
  shouldAbortOnUncaughtToggle: [0],
  parseEnv,
  arrayBufferViewHasBuffer: () => true,
  WeakReference,
  isArrayBufferDetached: (buffer: ArrayBuffer) => buffer.detached,
  getSystemErrorName: (number: number) => constants.uv.find(([known]) => known === number)?.[1],
  getSystemErrorMessage: (number: number) => constants.uv.find(([known]) => known === number)?.[2],
};
