/**
 * What iterators can do by themselves. Safari has it since 18.4; Node's library reads it at its start, and programs
 * call it. Each is written as its standard says, by a generator that closes the iterator under it.
 */

type Callback = (value: unknown, index: number) => unknown;
type Under = Iterator<unknown>;

const prototype: object = Reflect.getPrototypeOf(Reflect.getPrototypeOf([][Symbol.iterator]()) ?? {}) ?? {};

const over = (under: Under): Iterable<unknown> => ({ [Symbol.iterator]: () => under });

function called(callback: unknown): Callback {
  if (typeof callback !== 'function') throw new TypeError(`${String(callback)} is not a function`);
  return (value, index) => {
    const answer: unknown = Reflect.apply(callback, undefined, [value, index]);
    return answer;
  };
}

function limitFrom(given: unknown): number {
  const limit = Math.trunc(Number(given));
  if (Number.isNaN(limit) || limit < 0) throw new RangeError(`${String(given)} must be positive`);
  return limit;
}

function* mapped(under: Under, of: Callback): Generator {
  let index = 0;
  for (const value of over(under)) yield of(value, index++);
}

function* filtered(under: Under, of: Callback): Generator {
  let index = 0;
  for (const value of over(under)) if (of(value, index++)) yield value;
}

function* taken(under: Under, limit: number): Generator {
  let left = limit;
  if (left === 0) under.return?.();
  else
    for (const value of over(under)) {
      yield value;
      left -= 1;
      if (left === 0) return;
    }
}

function* dropped(under: Under, limit: number): Generator {
  let left = limit;
  for (const value of over(under))
    if (left > 0) left -= 1;
    else yield value;
}

function* flat(under: Under, of: Callback): Generator {
  let index = 0;
  for (const value of over(under)) {
    const inner = of(value, index++);
    if (typeof inner !== 'object' || inner === null) throw new TypeError(`${String(inner)} is not an object`);
    yield* iteratorFrom(inner);
  }
}

function* iteratorFrom(given: unknown): Generator {
  const open: unknown = Reflect.get(Object(given), Symbol.iterator);
  const under: unknown = typeof open === 'function' ? Reflect.apply(open, given, []) : given;
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- what has no `next` fails when it is asked
  yield* over(under as Under);
}

const NONE = Symbol('none');
/** The first that a callback calls so, and whether there is one. */
function first(under: Under, callback: unknown, isWanted: (answer: unknown) => boolean): unknown {
  const of = called(callback);
  let index = 0;
  for (const value of over(under)) if (isWanted(of(value, index++))) return value;
  return NONE;
}

const methods = {
  map(this: Under, callback: unknown) {
    return mapped(this, called(callback));
  },
  filter(this: Under, callback: unknown) {
    return filtered(this, called(callback));
  },
  take(this: Under, limit: unknown) {
    return taken(this, limitFrom(limit));
  },
  drop(this: Under, limit: unknown) {
    return dropped(this, limitFrom(limit));
  },
  flatMap(this: Under, callback: unknown) {
    return flat(this, called(callback));
  },
  toArray(this: Under) {
    return [...over(this)];
  },
  forEach(this: Under, callback: unknown) {
    first(this, callback, () => false);
  },
  some(this: Under, callback: unknown) {
    return first(this, callback, Boolean) !== NONE;
  },
  every(this: Under, callback: unknown) {
    return first(this, callback, (answer) => !answer) === NONE;
  },
  find(this: Under, callback: unknown) {
    const found = first(this, callback, Boolean);
    return found === NONE ? undefined : found;
  },
  reduce(this: Under, callback: unknown, ...start: readonly unknown[]) {
    called(callback);
    const all = [...over(this)];
    const sum: unknown = Reflect.apply(Array.prototype.reduce, all, [callback, ...start]);
    return sum;
  },
};

/** A class to extend, as in Node. */
function Iterator(this: unknown): void {
  // Called without `new`, or by itself and not for a class that extends it.
  if (!(this instanceof Iterator) || Reflect.getPrototypeOf(this) === prototype)
    throw new TypeError('Abstract class Iterator not directly constructable');
}

function from(given: unknown): unknown {
  if (Object(given) !== given && typeof given !== 'string') throw new TypeError(`${String(given)} is not an object`);
  return iteratorFrom(given);
}

export function giveIterators(): void {
  if ('drop' in prototype && 'Iterator' in globalThis) return;
  const give = (on: object, name: PropertyKey, value: unknown): void => {
    Object.defineProperty(on, name, { value, writable: true, configurable: true });
  };
  for (const [name, method] of Object.entries(methods)) give(prototype, name, method);
  Object.defineProperty(Iterator, 'prototype', { value: prototype, writable: false });
  give(prototype, 'constructor', Iterator);
  give(Iterator, 'from', from);
  give(globalThis, 'Iterator', Iterator);
}
