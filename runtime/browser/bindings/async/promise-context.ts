import { host } from '../../ground/host.ts';
import { currentFrame, setFrame } from '../../ground/async-context.ts';
import { hasOwn } from '../../ground/has-own.ts';

/**
 * Keeps the async context through promises, for a program that uses AsyncLocalStorage. V8 does so inside, and Node
 * builds on it; a page can only see two things. `then` is called, so its callbacks are bound to the frame. And whoever
 * awaits a promise first looks at its `constructor`: at that moment a reaction is added that brings the frame back. It
 * stands directly before the reaction of the await, so nothing can run between the two. That serves the awaits of
 * Node's library and of the packages; those of the program are compiled (`modules/syntax/keep-context.ts`), since V8
 * cannot tell who awaits a promise with two reactions, and an await of anything else looks at no constructor.
 */

const NativePromise = globalThis.Promise;
const { prototype } = NativePromise;
/* eslint-disable @typescript-eslint/unbound-method -- each is called with the promise that it is for */
const nativeThen = prototype.then;
const nativeFinally = prototype.finally;
const nativeResolve = NativePromise.resolve;
const functionToString = Function.prototype.toString;
/* eslint-enable @typescript-eslint/unbound-method */

/** The promise whose constructor is about to be looked at by one who keeps the frame himself. */
let expected: unknown;

/** The frame is kept by the caller, who awaits the value next. */
export function awaitsByItself(value: unknown): void {
  if (value instanceof NativePromise) expected = value;
}

type Callback = (value: unknown) => unknown;

function isCallback(value: unknown): value is Callback {
  return typeof value === 'function';
}

/** Such as settle another promise: they run none of the program's code, and V8 knows them in a stack trace. */
function isOfTheEngine(callback: Callback): boolean {
  if (callback.name !== '' || callback.length !== 1 || hasOwn(callback, 'prototype')) return false;
  return Reflect.apply(functionToString, callback, []).endsWith('{ [native code] }');
}

function bound(callback: unknown): unknown {
  if (!isCallback(callback) || isOfTheEngine(callback)) return callback;
  const frame = currentFrame();
  return (...values: [unknown]) => {
    setFrame(frame);
    try {
      return Reflect.apply(callback, undefined, values);
    } finally {
      setFrame(undefined);
    }
  };
}

function keepForAwait(promise: object): void {
  const frame = currentFrame();
  const bringBack = (): void => setFrame(frame);
  expected = promise;
  void Reflect.apply(nativeThen, promise, [bringBack, bringBack]);
}

/** A promise of what a thenable that is no promise comes to; its `then` runs in the frame of the await. */
export function promiseOfThenable(value: unknown): Promise<unknown> | undefined {
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null) return undefined;
  if (value instanceof NativePromise) return undefined;
  const then: unknown = Reflect.get(value, 'then');
  if (typeof then !== 'function') return undefined;
  const frame = currentFrame();
  return new NativePromise((resolve, reject) => {
    host.queueMicrotask(() => {
      setFrame(frame);
      try {
        Reflect.apply(then, value, [resolve, reject]);
      } catch (error) {
        // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- whatever the thenable threw
        reject(error);
      } finally {
        setFrame(undefined);
      }
    });
  });
}

/** For the look at the constructor that the engine's own method takes first. */
function expect(promise: unknown): void {
  expected = promise;
}

/** Methods as the engine declares them, so that who looks at their names and lengths sees no difference. */
const methods: Readonly<Record<'then' | 'finally' | 'resolve', unknown>> = {
  then(this: unknown, onFulfilled: unknown, onRejected: unknown): unknown {
    const callbacks = [bound(onFulfilled), bound(onRejected)];
    expect(this);
    return Reflect.apply(nativeThen, this, callbacks);
  },
  finally(this: unknown, onFinally: unknown): unknown {
    const callback = bound(onFinally);
    expect(this);
    return Reflect.apply(nativeFinally, this, [callback]);
  },
  resolve(this: unknown, value: unknown): unknown {
    // Nobody awaits yet: a reaction would make a rejection count as handled.
    expect(value);
    return Reflect.apply(nativeResolve, this, [value]);
  },
};

function define(target: object, name: string, value: unknown): void {
  Object.defineProperty(target, name, { value, writable: true, configurable: true, enumerable: false });
}

export function keepContextInPromises(): void {
  define(prototype, 'then', methods.then);
  define(prototype, 'finally', methods.finally);
  define(NativePromise, 'resolve', methods.resolve);
  Reflect.defineProperty(prototype, 'constructor', {
    get(this: unknown) {
      if (this === expected) expected = undefined;
      else if (this instanceof NativePromise) keepForAwait(this);
      return NativePromise;
    },
    set(this: object, value: unknown) {
      Object.defineProperty(this, 'constructor', { value, writable: true, configurable: true, enumerable: true });
    },
    configurable: true,
    enumerable: false,
  });
}

/** Node's library keeps its own functions from its start: `util.inspect` must find a constructor that is a value. */
export function describingPromises(start: () => void): void {
  const native = Object.getOwnPropertyDescriptor;
  Object.getOwnPropertyDescriptor = (target: unknown, key: PropertyKey) => {
    const found = native(target, key);
    const isOurs = target === prototype && key === 'constructor' && found?.get !== undefined;
    return isOurs ? { value: NativePromise, writable: true, configurable: true, enumerable: false } : found;
  };
  start();
  Object.getOwnPropertyDescriptor = native;
}
