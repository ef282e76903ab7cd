import { isFunction, optionsArgument, type FunctionArgument } from './arguments.ts';
import { expectOk, type Connection } from './connection.ts';
import type { Engine, Pointer } from './engine.ts';
import { invalidType } from './errors.ts';
import { argumentValue, giveResult } from './values.ts';

/** Functions and aggregates of the program that SQL can call. */

const UTF8 = 1;
const DETERMINISTIC = 0x800;
const DIRECT_ONLY = 0x80000;

interface Registered {
  readonly connection: Connection;
  readonly big: boolean;
  readonly run: FunctionArgument;
  readonly start?: unknown;
  readonly inverse?: FunctionArgument;
  readonly result?: FunctionArgument;
}

export interface UserFunctions {
  readonly addFunction: (connection: Connection, name: string, options: unknown, run: unknown) => void;
  readonly addAggregate: (connection: Connection, name: string, options: unknown) => void;
}

export function userFunctions(engine: Engine): UserFunctions {
  const { call, pointerAt, scope } = engine;
  const registered: Registered[] = [];
  /** What an aggregate has gathered, by the place that SQLite keeps for it. */
  const gathered = new Map<Pointer, unknown>();

  const guarded = (context: Pointer, act: (of: Registered) => void): void => {
    const of = registered[call('sqlite3_user_data', context)];
    if (of === undefined) return;
    try {
      act(of);
    } catch (error) {
      of.connection.thrown ??= { error };
      scope((put) => call('sqlite3_result_error', context, put.text('').at, 0));
    }
  };
  const values = (of: Registered, count: number, at: Pointer): unknown[] =>
    Array.from({ length: count }, (_, i) => argumentValue(engine, pointerAt(at + 4 * i), of.big));
  const placeOf = (context: Pointer): Pointer => call('sqlite3_aggregate_context', context, 8);
  const soFar = (of: Registered, place: Pointer): unknown => {
    if (!gathered.has(place)) gathered.set(place, isFunction(of.start) ? of.start() : of.start);
    return gathered.get(place);
  };
  const gather = (part: 'run' | 'inverse') => (context: Pointer, count: number, at: Pointer) =>
    guarded(context, (of) => {
      const place = placeOf(context);
      gathered.set(place, of[part]?.(soFar(of, place), ...values(of, count, at)));
    });
  const tell = (isLast: boolean) => (context: Pointer) =>
    guarded(context, (of) => {
      const place = placeOf(context);
      const value = soFar(of, place);
      if (isLast) gathered.delete(place);
      giveResult(engine, context, of.result === undefined ? value : of.result(value));
    });

  let scalar: Pointer | undefined;
  let aggregate: readonly Pointer[] | undefined;

  function register(of: Registered): number {
    registered.push(of);
    return registered.length - 1;
  }

  return {
    addFunction(connection, name, given, run) {
      const options = optionsArgument(given);
      const big = options.boolean('useBigIntArguments', false);
      const varargs = options.boolean('varargs', false);
      const flags = flagsFrom(options.boolean('deterministic', false), options.boolean('directOnly', false));
      if (!isFunction(run)) throw invalidType('The "function" argument must be a function.');
      scalar ??= engine.callback(3, (context = 0, count = 0, at = 0) =>
        guarded(context, (of) => giveResult(engine, context, of.run(...values(of, count, at)))),
      );
      const id = register({ connection, big, run });
      const callbacks = [scalar, 0, 0, 0] as const;
      scope((put) => {
        const { at } = put.text(name);
        const count = varargs ? -1 : run.length;
        const { database } = connection;
        expectOk(connection, call('sqlite3_create_function_v2', database, at, count, flags, id, ...callbacks));
      });
    },

    addAggregate(connection, name, given) {
      const options = optionsArgument(given);
      const start = options.member('start');
      const [run, inverse, result] = ['step', 'inverse', 'result'].map(options.member);
      if (start === undefined)
        throw invalidType('The "options.start" argument must be a function or a primitive value.');
      if (!isFunction(run)) throw invalidType('The "options.step" argument must be a function.');
      const big = options.boolean('useBigIntArguments', false);
      const varargs = options.boolean('varargs', false);
      const flags = flagsFrom(options.boolean('deterministic', false), options.boolean('directOnly', false));
      aggregate ??= [
        engine.callback(3, (context = 0, count = 0, at = 0) => gather('run')(context, count, at)),
        engine.callback(1, (context = 0) => tell(true)(context)),
        engine.callback(1, (context = 0) => tell(false)(context)),
        engine.callback(3, (context = 0, count = 0, at = 0) => gather('inverse')(context, count, at)),
      ];
      const [step = 0, final = 0, value = 0, back = 0] = aggregate;
      const window = isFunction(inverse) ? [value, back] : [0, 0];
      const id = register({
        connection,
        big,
        run,
        start,
        ...(isFunction(inverse) ? { inverse } : {}),
        ...(isFunction(result) ? { result } : {}),
      });
      const count = varargs ? -1 : Math.max(run.length, isFunction(inverse) ? inverse.length : 0) - 1;
      scope((put) => {
        const { at } = put.text(name);
        const { database } = connection;
        const args = [database, at, count, flags, id, step, final, ...window, 0];
        expectOk(connection, call('sqlite3_create_window_function', ...args));
      });
    },
  };
}

const flagsFrom = (deterministic: boolean, directOnly: boolean): number =>
  UTF8 | (deterministic ? DETERMINISTIC : 0) | (directOnly ? DIRECT_ONLY : 0);
