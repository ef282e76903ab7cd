import { exportedFunction } from './engine/function-pointer.ts';
import { systemCalls } from './engine/system-calls.ts';

/** SQLite's C interface: its functions by name, over the memory that it shares with us. */

/** A place in the engine's memory. */
export type Pointer = number;
type Argument = number | bigint;

export interface Engine {
  /** Calls a function of SQLite that returns a number or nothing. */
  readonly call: (name: string, ...args: readonly Argument[]) => number;
  /** Calls one that returns a 64-bit integer. */
  readonly callBig: (name: string, ...args: readonly Argument[]) => bigint;
  /** The text at this place, up to its zero byte; null for no place. */
  readonly text: (at: Pointer, length?: number) => string | null;
  /** A copy of the bytes at this place. */
  readonly bytes: (at: Pointer, length: number) => Uint8Array<ArrayBuffer>;
  readonly pointerAt: (at: Pointer) => Pointer;
  /** What is put down lasts until the call is over. */
  readonly scope: <Result>(act: (put: Put) => Result) => Result;
  /** A place that SQLite can call: it gets this many 32-bit integers and returns nothing. */
  readonly callback: (parameters: number, run: (...values: number[]) => void) => Pointer;
}

export interface Put {
  readonly text: (text: string) => { readonly at: Pointer; readonly length: number };
  readonly bytes: (bytes: Uint8Array) => Pointer;
  /** Room for one pointer. */
  readonly pointer: () => Pointer;
}

const PAGE = 65_536;
/** The engine asks for these figures. A quarter of a gigabyte is what a database may take here. */
const LEAST_PAGES = 128;
const MOST_PAGES = 4096;

export function startEngine(wasm: Uint8Array<ArrayBuffer>): Engine {
  const memory = new WebAssembly.Memory({ initial: LEAST_PAGES, maximum: MOST_PAGES });
  const grow = (bytes: number): boolean => {
    const wanted = Math.ceil((bytes - memory.buffer.byteLength) / PAGE);
    if (wanted <= 0) return true;
    if (memory.buffer.byteLength / PAGE + wanted > MOST_PAGES) return false;
    memory.grow(wanted);
    return true;
  };
  const imports = systemCalls(memory, { grow, most: MOST_PAGES * PAGE });
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(wasm), imports);
  const table = exports['__indirect_function_table'];
  if (!(table instanceof WebAssembly.Table)) throw new Error('The engine has no table of functions.');

  const apply = (name: string, args: readonly Argument[]): unknown => {
    const found = exports[name];
    if (typeof found !== 'function') throw new Error(`The engine has no function ${name}.`);
    return Reflect.apply(found, undefined, args);
  };
  const call = (name: string, ...args: readonly Argument[]): number => Number(apply(name, args) ?? 0);
  const callBig = (name: string, ...args: readonly Argument[]): bigint => {
    const result = apply(name, args);
    if (typeof result !== 'bigint') throw new Error(`${name} returns no 64-bit integer.`);
    return result;
  };
  const all = (): Uint8Array => new Uint8Array(memory.buffer);
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const encoder = new TextEncoder();

  const scope: Engine['scope'] = (act) => {
    const taken: Pointer[] = [];
    const take = (size: number): Pointer => {
      const at = call('malloc', Math.max(size, 8));
      if (at === 0) throw new RangeError('The database has no memory left.');
      taken.push(at);
      return at;
    };
    const bytes = (given: Uint8Array): Pointer => {
      const at = take(given.length + 1);
      all().set(given, at);
      all()[at + given.length] = 0;
      return at;
    };
    try {
      return act({
        text: (text) => {
          const encoded = encoder.encode(text);
          return { at: bytes(encoded), length: encoded.length };
        },
        bytes,
        pointer: () => take(8),
      });
    } finally {
      for (const at of taken) call('free', at);
    }
  };

  call('__wasm_call_ctors');
  call('sqlite3_initialize');
  return {
    call,
    callBig,
    text: (at, length) => {
      if (at === 0) return null;
      const memoryNow = all();
      return decoder.decode(memoryNow.subarray(at, length === undefined ? memoryNow.indexOf(0, at) : at + length));
    },
    bytes: (at, length) => new Uint8Array(memory.buffer.slice(at, at + length)),
    pointerAt: (at) => new DataView(memory.buffer).getUint32(at, true),
    scope,
    callback: (parameters, run) => {
      const place = table.grow(1);
      table.set(place, exportedFunction(parameters, run));
      return place;
    },
  };
}
