import type { Engine, Pointer } from './engine.ts';
import { invalidType, invalidValue, outOfRange } from './errors.ts';

/** Values on their way between SQLite and JavaScript. */

const INTEGER = 1;
const FLOAT = 2;
const TEXT = 3;
const BLOB = 4;
/** Tells SQLite to make its own copy of a text or blob. */
const TRANSIENT = -1;

export const fitsInteger = (value: bigint): boolean => BigInt.asIntN(64, value) === value;

export function bytesOf(value: unknown): Uint8Array | undefined {
  if (value instanceof Uint8Array) return value;
  if (ArrayBuffer.isView(value)) return new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
  return value instanceof ArrayBuffer ? new Uint8Array(value) : undefined;
}

/** @returns SQLite's result code */
export function bindValue({ call, scope }: Engine, statement: Pointer, index: number, value: unknown): number {
  if (value === null) return call('sqlite3_bind_null', statement, index);
  if (typeof value === 'number') return call('sqlite3_bind_double', statement, index, value);
  if (typeof value === 'boolean') return call('sqlite3_bind_int', statement, index, Number(value));
  if (typeof value === 'bigint') {
    if (!fitsInteger(value)) throw invalidValue('BigInt value is too large to bind.');
    return call('sqlite3_bind_int64', statement, index, value);
  }
  if (typeof value === 'string')
    return scope((put) => {
      const { at, length } = put.text(value);
      return call('sqlite3_bind_text', statement, index, at, length, TRANSIENT);
    });
  const bytes = bytesOf(value);
  if (bytes === undefined) throw invalidType(`Provided value cannot be bound to SQLite parameter ${String(index)}.`);
  return scope((put) => call('sqlite3_bind_blob', statement, index, put.bytes(bytes), bytes.length, TRANSIENT));
}

function integerFrom(value: bigint, big: boolean): number | bigint {
  if (big) return value;
  const number = Number(value);
  if (!Number.isSafeInteger(number))
    throw outOfRange(`Value is too large to be represented as a JavaScript number: ${String(value)}`);
  return number;
}

/** A value of a row, or one that SQLite gives to a function of the program. */
function read(engine: Engine, prefix: 'sqlite3_column' | 'sqlite3_value', place: readonly number[], big: boolean) {
  const { call, callBig, text, bytes } = engine;
  switch (call(`${prefix}_type`, ...place)) {
    case INTEGER:
      return integerFrom(callBig(`${prefix}_int64`, ...place), big);
    case FLOAT:
      return call(`${prefix}_double`, ...place);
    case TEXT: {
      const at = call(`${prefix}_text`, ...place);
      return text(at, call(`${prefix}_bytes`, ...place));
    }
    case BLOB: {
      const at = call(`${prefix}_blob`, ...place);
      return bytes(at, call(`${prefix}_bytes`, ...place));
    }
    default:
      return null;
  }
}

export function columnValue(engine: Engine, statement: Pointer, column: number, big: boolean): unknown {
  return read(engine, 'sqlite3_column', [statement, column], big);
}

export function argumentValue(engine: Engine, value: Pointer, big: boolean): unknown {
  return read(engine, 'sqlite3_value', [value], big);
}

/** Hands what a function of the program returned to SQLite. */
export function giveResult({ call, scope }: Engine, context: Pointer, value: unknown): void {
  const complain = (message: string): void =>
    scope((put) => {
      const { at, length } = put.text(message);
      call('sqlite3_result_error', context, at, length);
    });
  if (value === null || value === undefined) call('sqlite3_result_null', context);
  else if (typeof value === 'number') call('sqlite3_result_double', context, value);
  else if (typeof value === 'bigint') {
    if (fitsInteger(value)) call('sqlite3_result_int64', context, value);
    else complain('BigInt value is too large for SQLite');
  } else if (typeof value === 'string')
    scope((put) => {
      const { at, length } = put.text(value);
      call('sqlite3_result_text', context, at, length, TRANSIENT);
    });
  else if (value instanceof Promise) complain('Asynchronous user-defined functions are not supported');
  else {
    const bytes = bytesOf(value);
    if (bytes === undefined) complain('Returned JavaScript value cannot be converted to a SQLite value');
    else scope((put) => void call('sqlite3_result_blob', context, put.bytes(bytes), bytes.length, TRANSIENT));
  }
}
