/* eslint-disable @typescript-eslint/unbound-method -- methods are taken to be tried on what they were not made for */
/** `internalBinding('types')`: what kind of object the engine made, told without asking the object itself. */

type Probe = (value: unknown) => boolean;

const tagOf = (value: unknown): string => Object.prototype.toString.call(value).slice(8, -1);

/** True where a built-in method accepts the value as its receiver: that cannot be faked. */
function accepts(method: (this: never, ...args: never[]) => unknown, ...args: unknown[]): Probe {
  return (value) => {
    if (typeof value !== 'object' || value === null) return false;
    try {
      Reflect.apply(method, value, args);
      return true;
    } catch {
      return false;
    }
  };
}

function getter(prototype: object, name: PropertyKey): () => unknown {
  const get = Object.getOwnPropertyDescriptor(prototype, name)?.get;
  if (get === undefined) throw new Error(`This browser has no getter ${String(name)}.`);
  return get;
}

const isObject = (value: unknown): value is object =>
  (typeof value === 'object' && value !== null) || typeof value === 'function';

const tagged =
  (...tags: string[]): Probe =>
  (value) =>
    isObject(value) && tags.includes(tagOf(value));

const isMap = accepts(getter(Map.prototype, 'size'));
const isSet = accepts(getter(Set.prototype, 'size'));
const hasByteLength = accepts(getter(ArrayBuffer.prototype, 'byteLength'));
// Asked for each body; to be refused by an exception takes an engine long.
const isArrayBuffer: Probe = (value) => !ArrayBuffer.isView(value) && hasByteLength(value);
const isSharedArrayBuffer: Probe =
  typeof SharedArrayBuffer === 'undefined' ? () => false : accepts(getter(SharedArrayBuffer.prototype, 'byteLength'));
const isNumberObject = accepts(Number.prototype.valueOf);
const isStringObject = accepts(String.prototype.valueOf);
const isBooleanObject = accepts(Boolean.prototype.valueOf);
const isBigIntObject = accepts(BigInt.prototype.valueOf);
const isSymbolObject = accepts(Symbol.prototype.valueOf);
const probe = {};
const isWeakMap = accepts(WeakMap.prototype.has, probe);
const isWeakSet = accepts(WeakSet.prototype.has, probe);

const errorTest: unknown = Reflect.get(Error, 'isError');
const isError: Probe =
  typeof errorTest === 'function'
    ? (value) => Reflect.apply(errorTest, Error, [value]) === true && tagOf(value) !== 'DOMException'
    : tagged('Error');

export const typesBinding: Readonly<Record<string, Probe>> = {
  isArgumentsObject: tagged('Arguments'),
  isArrayBuffer,
  isSharedArrayBuffer,
  isAnyArrayBuffer: (value) => isArrayBuffer(value) || isSharedArrayBuffer(value),
  isAsyncFunction: tagged('AsyncFunction', 'AsyncGeneratorFunction'),
  isGeneratorFunction: tagged('GeneratorFunction', 'AsyncGeneratorFunction'),
  isGeneratorObject: tagged('Generator', 'AsyncGenerator'),
  isBigIntObject,
  isBooleanObject,
  isNumberObject,
  isStringObject,
  isSymbolObject,
  isBoxedPrimitive: (value) =>
    isNumberObject(value) ||
    isStringObject(value) ||
    isBooleanObject(value) ||
    isBigIntObject(value) ||
    isSymbolObject(value),
  isDate: accepts(Date.prototype.getTime),
  isExternal: () => false,
  isMap,
  isSet,
  isMapIterator: tagged('Map Iterator'),
  isSetIterator: tagged('Set Iterator'),
  isModuleNamespaceObject: (value) => tagged('Module')(value) && Object.getPrototypeOf(value) === null,
  isNativeError: isError,
  isPromise: (value) => value instanceof Promise || tagged('Promise')(value),
  // Nothing in a browser tells a proxy from its target.
  isProxy: () => false,
  isRegExp: (value) => tagged('RegExp')(value) && value !== RegExp.prototype,
  isWeakMap,
  isWeakSet,
  isEventTarget: (value) => value instanceof EventTarget,
};
