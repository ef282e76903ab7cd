import { booleanArgument, isObject } from './arguments.ts';
import { bindParameters, type NameRules } from './bind.ts';
import { failed, finalize, type Connection, type Handle } from './connection.ts';
import type { Engine } from './engine.ts';
import { illegalConstructor, invalidState } from './errors.ts';
import { columnValue } from './values.ts';

/** `StatementSync`: one prepared statement, run again and again. */

const ROW = 100;
const DONE = 101;

export interface ReadRules {
  big: boolean;
  arrays: boolean;
}

interface State {
  readonly handle: Handle;
  readonly names: NameRules;
  readonly reads: ReadRules;
  /** Counts the runs, so that an iterator of an earlier one knows. */
  run: number;
}

export interface StatementClass {
  readonly StatementSync: new () => object;
  readonly statementOf: (handle: Handle, names: NameRules, reads: ReadRules) => object;
}

const bare = (members: object): object => Object.assign(nullObject(), members);

function nullObject(): object {
  const made: unknown = Object.create(null);
  return isObject(made) ? made : {};
}

/** What makes an iterator iterable, and gives it `map`, `take` and the like. */
const iteratorPrototype: unknown = Object.getPrototypeOf(Object.getPrototypeOf([].values()));

export function statementClass(engine: Engine): StatementClass {
  const { call, text } = engine;
  const states = new WeakMap<object, State>();
  const dropped = new FinalizationRegistry(finalize);
  let making: State | undefined;

  const stateOf = (statement: object): State => {
    const state = isObject(statement) ? states.get(statement) : undefined;
    if (state === undefined) throw new TypeError('Illegal invocation');
    if (state.handle.at === 0) throw invalidState('statement has been finalized');
    return state;
  };

  const begin = (state: State, values: readonly unknown[]): Connection => {
    const { handle } = state;
    state.run += 1;
    call('sqlite3_reset', handle.at);
    bindParameters(handle, state.names, values);
    return handle.connection;
  };

  const rowOf = ({ handle: { at }, reads }: State): unknown => {
    const values = Array.from({ length: call('sqlite3_column_count', at) }, (_, column) =>
      columnValue(engine, at, column, reads.big),
    );
    if (reads.arrays) return values;
    const row = nullObject();
    for (const [column, value] of values.entries())
      Reflect.set(row, text(call('sqlite3_column_name', at, column)) ?? '', value);
    return row;
  };

  /** The next row, or undefined where there is none; the statement is reset when it ends, however it ends. */
  const step = (state: State): { readonly row: unknown } | undefined => {
    const { at, connection } = state.handle;
    const result = call('sqlite3_step', at);
    try {
      if (result === ROW) return { row: rowOf(state) };
      if (result !== DONE) failed(connection);
    } catch (error) {
      call('sqlite3_reset', at);
      throw error;
    }
    call('sqlite3_reset', at);
    return undefined;
  };

  class StatementSyncIterator {
    readonly #of: State;
    readonly #run: number;
    #done = false;

    constructor(of: State) {
      this.#of = of;
      this.#run = of.run;
    }

    next(): object {
      if (this.#of.handle.at === 0) throw invalidState('statement has been finalized');
      if (this.#done) return bare({ done: true, value: null });
      if (this.#of.run !== this.#run) throw invalidState('iterator was invalidated');
      const found = step(this.#of);
      this.#done = found === undefined;
      return bare({ done: this.#done, value: found === undefined ? null : found.row });
    }

    return(): object {
      if (this.#of.handle.at === 0) throw invalidState('statement has been finalized');
      if (this.#of.run === this.#run) call('sqlite3_reset', this.#of.handle.at);
      this.#done = true;
      return bare({ done: true, value: null });
    }
  }

  if (isObject(iteratorPrototype)) Object.setPrototypeOf(StatementSyncIterator.prototype, iteratorPrototype);

  class StatementSync {
    constructor() {
      if (making === undefined) throw illegalConstructor();
      states.set(this, making);
      const own = (name: string, get: () => unknown): void => {
        Object.defineProperty(this, name, { get, enumerable: true, configurable: false });
      };
      own('sourceSQL', () => text(call('sqlite3_sql', stateOf(this).handle.at)));
      own('expandedSQL', () => {
        const at = call('sqlite3_expanded_sql', stateOf(this).handle.at);
        const expanded = text(at);
        call('sqlite3_free', at);
        return expanded;
      });
    }

    iterate(...values: unknown[]): object {
      const state = stateOf(this);
      begin(state, values);
      return new StatementSyncIterator(state);
    }

    all(...values: unknown[]): unknown[] {
      const state = stateOf(this);
      begin(state, values);
      const rows: unknown[] = [];
      for (let found = step(state); found !== undefined; found = step(state)) rows.push(found.row);
      return rows;
    }

    get(...values: unknown[]): unknown {
      const state = stateOf(this);
      begin(state, values);
      const found = step(state);
      call('sqlite3_reset', state.handle.at);
      return found?.row;
    }

    run(...values: unknown[]): object {
      const state = stateOf(this);
      const { database } = begin(state, values);
      const { at, connection } = state.handle;
      const result = call('sqlite3_step', at);
      try {
        if (result !== ROW && result !== DONE) failed(connection);
      } finally {
        call('sqlite3_reset', at);
      }
      const figure = (name: string): number | bigint => {
        const found = engine.callBig(name, database);
        return state.reads.big ? found : Number(found);
      };
      return { changes: figure('sqlite3_changes64'), lastInsertRowid: figure('sqlite3_last_insert_rowid') };
    }

    columns(): object[] {
      const { at } = stateOf(this).handle;
      const told = (name: string, column: number): string | null => text(call(name, at, column));
      return Array.from({ length: call('sqlite3_column_count', at) }, (_, column) =>
        bare({
          column: told('sqlite3_column_origin_name', column),
          database: told('sqlite3_column_database_name', column),
          name: told('sqlite3_column_name', column),
          table: told('sqlite3_column_table_name', column),
          type: told('sqlite3_column_decltype', column),
        }),
      );
    }

    setAllowBareNamedParameters(enabled: unknown): void {
      stateOf(this).names.bare = booleanArgument('allowBareNamedParameters', enabled);
    }

    setAllowUnknownNamedParameters(enabled: unknown): void {
      stateOf(this).names.unknown = booleanArgument('enabled', enabled);
    }

    setReadBigInts(enabled: unknown): void {
      stateOf(this).reads.big = booleanArgument('readBigInts', enabled);
    }

    setReturnArrays(enabled: unknown): void {
      stateOf(this).reads.arrays = booleanArgument('returnArrays', enabled);
    }
  }

  return {
    StatementSync,
    statementOf: (handle, names, reads) => {
      making = { handle, names, reads, run: 0 };
      try {
        const statement = new StatementSync();
        dropped.register(statement, handle);
        return statement;
      } finally {
        making = undefined;
      }
    },
  };
}
