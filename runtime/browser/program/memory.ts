import { getterOf } from '../ground/getters.ts';
import { builtin } from '../ground/library.ts';
import { tell } from '../ground/link.ts';

/**
 * What the buffers and long lists of a program take. No browser tells a worker how much memory it has, nor bounds it; so
 * the worker counts what is large enough to count, until it is collected, and the page judges (`page/memory.ts`).
 * Objects, strings and what the engine makes by itself are not seen: SECURITY.md says so.
 */

const { apply, construct } = Reflect;
/** Smaller ones are many, and seldom what fills a machine. */
const LEAST_BYTES = 65_536;
const TOLD_EVERY_BYTES = 2 ** 26;
/** Of a list: a number, or where a value lies. */
const ENTRY_BYTES = 8;
const WASM_PAGE_BYTES = 65_536;

let taken = 0;
let told = 0;

function tellTaken(): void {
  if (Math.abs(taken - told) < TOLD_EVERY_BYTES) return;
  told = taken;
  tell({ type: 'taken', bytes: taken });
}

const collected = new FinalizationRegistry<number>((bytes) => {
  taken -= bytes;
  tellTaken();
});
const register = collected.register.bind(collected);
const lists = new WeakSet();
const [hasList, addList] = [lists.has.bind(lists), lists.add.bind(lists)];

function count(owner: unknown, bytes: unknown): void {
  if (typeof bytes !== 'number' || bytes < LEAST_BYTES || typeof owner !== 'object' || owner === null) return;
  taken += bytes;
  register(owner, bytes);
  tellTaken();
}

const viewPrototype: unknown = Object.getPrototypeOf(Uint8Array.prototype);
const bufferOf = getterOf(viewPrototype, 'buffer');
const bytesOfView = getterOf(viewPrototype, 'byteLength');
const bytesOfBuffer = getterOf(ArrayBuffer.prototype, 'byteLength');
const { isArray } = Array;

function countList(_result: unknown, list: unknown): void {
  if (!isArray(list) || list.length * ENTRY_BYTES < LEAST_BYTES || hasList(list)) return;
  addList(list);
  count(list, list.length * ENTRY_BYTES);
}

/** A view of what was there before takes nothing. */
function countView(view: object, first: unknown): void {
  const bytes = bytesOfView(view);
  if (typeof bytes === 'number' && bytes >= LEAST_BYTES && bufferOf(view) !== first) count(bufferOf(view), bytes);
}

/** Takes the place of a constructor, and of the `constructor` of what it makes. */
function watchConstructor(owner: object, name: string, onMade: (made: object, first: unknown) => void): void {
  const original: unknown = Reflect.get(owner, name);
  if (typeof original !== 'function') return;
  const watched = new Proxy(original, {
    construct(target, args: unknown[], newTarget) {
      const made: unknown = construct(target, args, newTarget);
      if (typeof made !== 'object' || made === null) throw new TypeError(`${name} makes objects.`);
      onMade(made, args[0]);
      return made;
    },
  });
  Object.defineProperty(owner, name, { value: watched, writable: true, configurable: true, enumerable: false });
  const prototype: unknown = original.prototype;
  if (typeof prototype === 'object' && prototype !== null)
    Object.defineProperty(prototype, 'constructor', { value: watched, writable: true, configurable: true });
}

function watchFunction(
  owner: object,
  name: string,
  onDone: (result: unknown, self: unknown, first: unknown) => void,
): void {
  const descriptor = Object.getOwnPropertyDescriptor(owner, name);
  const original: unknown = descriptor?.value;
  if (typeof original !== 'function') return;
  const watched = new Proxy(original, {
    apply(target, self: unknown, args: unknown[]) {
      const result: unknown = apply(target, self, args);
      onDone(result, self, args[0]);
      return result;
    },
  });
  Object.defineProperty(owner, name, { ...descriptor, value: watched });
}

const VIEWS = [
  'Int8Array',
  'Uint8Array',
  'Uint8ClampedArray',
  'Int16Array',
  'Uint16Array',
  'Int32Array',
  'Uint32Array',
  'Float16Array',
  'Float32Array',
  'Float64Array',
  'BigInt64Array',
  'BigUint64Array',
];

/** To be called when all that the program finds in place of the browser's is there. */
export function watchMemory(): void {
  watchConstructor(globalThis, 'ArrayBuffer', (buffer) => {
    if (buffer instanceof ArrayBuffer) count(buffer, bytesOfBuffer(buffer));
  });
  for (const name of VIEWS) watchConstructor(globalThis, name, countView);
  const { Buffer } = builtin('buffer');
  Object.setPrototypeOf(Buffer, Uint8Array);
  for (const name of ['alloc', 'allocUnsafe', 'allocUnsafeSlow', 'concat', 'from'])
    watchFunction(Buffer, name, (made, _self, first) => {
      if (typeof made === 'object' && made !== null) countView(made, first);
    });
  watchFunction(Array, 'from', (made) => countList(undefined, made));
  watchFunction(Array.prototype, 'fill', countList);
  watchConstructor(WebAssembly, 'Memory', (memory, wanted) => {
    count(memory, WASM_PAGE_BYTES * Number(Reflect.get(Object(wanted), 'initial')));
  });
  watchFunction(WebAssembly.Memory.prototype, 'grow', (_before, memory, pages) => {
    count(memory, WASM_PAGE_BYTES * Number(pages));
  });
}
