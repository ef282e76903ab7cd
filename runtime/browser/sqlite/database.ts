import { booleanArgument, isObject, optionsArgument, pathArgument, textArgument } from './arguments.ts';
import { expectOk, failed, finalize, type Connection } from './connection.ts';
import { newRequired } from './new-required.ts';
import type { Engine } from './engine.ts';
import { invalidState, invalidValue, refuse } from './errors.ts';
import { limitsArgument, limitsOf, setLimit } from './limits.ts';
import type { StatementClass } from './statement.ts';
import { userFunctions } from './user-function.ts';

/** `DatabaseSync`: one database, in memory or in a file of the program. */

const READ_ONLY = 1;
const READ_WRITE = 2;
const CREATE = 4;
const URI = 0x40;
/** This build's own choice lets connections to one file pass each other unseen. */
const VFS = 'unix';
const FOREIGN_KEYS = 1002;
const DEFENSIVE = 1010;
const DOUBLE_QUOTED_IN_STATEMENTS = 1013;
const DOUBLE_QUOTED_IN_DEFINITIONS = 1014;

interface State {
  readonly path: string;
  readonly settings: Settings;
  connection: Connection | undefined;
}

type Settings = ReturnType<typeof settingsArgument>;

function settingsArgument(value: unknown) {
  const options = optionsArgument(value);
  return {
    open: options.boolean('open', true),
    readOnly: options.boolean('readOnly', false),
    foreignKeys: options.boolean('enableForeignKeyConstraints', true),
    doubleQuoted: options.boolean('enableDoubleQuotedStringLiterals', false),
    allowExtension: options.boolean('allowExtension', false),
    timeout: options.integer('timeout') ?? 0,
    ...statementSettings(options),
    defensive: options.boolean('defensive', true),
    limits: limitsArgument(options.member('limits')),
  };
}

function statementSettings(options: ReturnType<typeof optionsArgument>) {
  return {
    big: options.boolean('readBigInts', undefined),
    arrays: options.boolean('returnArrays', undefined),
    bare: options.boolean('allowBareNamedParameters', undefined),
    unknown: options.boolean('allowUnknownNamedParameters', undefined),
  };
}

export function databaseClass(engine: Engine, statementOf: StatementClass['statementOf']): object {
  const { call, text, scope } = engine;
  const states = new WeakMap<object, State>();
  const { addFunction, addAggregate } = userFunctions(engine);

  const stateOf = (database: object): State => {
    const state = isObject(database) ? states.get(database) : undefined;
    if (state === undefined) throw new TypeError('Illegal invocation');
    return state;
  };
  const connectionOf = (database: object): Connection => {
    const { connection } = stateOf(database);
    if (connection === undefined) throw invalidState('database is not open');
    return connection;
  };

  const configure = (connection: Connection, what: number, on: boolean): void =>
    expectOk(connection, call('sqlite3__wasm_db_config_ip', connection.database, what, Number(on), 0));

  function open(state: State): void {
    const { path, settings } = state;
    const flags = URI | (settings.readOnly ? READ_ONLY : READ_WRITE | CREATE);
    const connection = scope((put): Connection => {
      const at = put.pointer();
      const result = call('sqlite3_open_v2', put.text(path).at, at, flags, put.text(VFS).at);
      const opened: Connection = {
        engine,
        database: engine.pointerAt(at),
        statements: new Set(),
        thrown: undefined,
      };
      if (result === 0) return opened;
      try {
        return failed(opened);
      } finally {
        call('sqlite3_close_v2', opened.database);
      }
    });
    const { database } = connection;
    call('sqlite3_extended_result_codes', database, 1);
    configure(connection, DOUBLE_QUOTED_IN_STATEMENTS, settings.doubleQuoted);
    configure(connection, DOUBLE_QUOTED_IN_DEFINITIONS, settings.doubleQuoted);
    configure(connection, FOREIGN_KEYS, settings.foreignKeys);
    configure(connection, DEFENSIVE, settings.defensive);
    call('sqlite3_busy_timeout', database, settings.timeout);
    // As Node's build has it; a database that has tables already keeps its own.
    scope((put) => call('sqlite3_exec', database, put.text('PRAGMA page_size = 4096').at, 0, 0, 0));
    for (const [id, limit] of settings.limits) setLimit(engine, database, id, limit);
    state.connection = connection;
  }

  function close(state: State, connection: Connection): void {
    for (const handle of [...connection.statements]) finalize(handle);
    state.connection = undefined;
    expectOk(connection, call('sqlite3_close_v2', connection.database));
  }

  class DatabaseSync {
    constructor(...[path, options]: readonly unknown[]) {
      const state: State = { path: pathArgument(path), settings: settingsArgument(options), connection: undefined };
      states.set(this, state);
      const own = (name: string, get: () => unknown): void => {
        Object.defineProperty(this, name, { get, enumerable: true, configurable: false });
      };
      own('isOpen', () => state.connection !== undefined);
      own('isTransaction', () => call('sqlite3_get_autocommit', connectionOf(this).database) === 0);
      own('limits', () => limitsOf(engine, connectionOf(this).database));
      Object.defineProperty(this, Symbol.for('sqlite-type'), { value: 'node:sqlite', enumerable: true });
      if (state.settings.open) open(state);
    }

    open(): void {
      const state = stateOf(this);
      if (state.connection !== undefined) throw invalidState('database is already open');
      open(state);
    }

    close(): void {
      const connection = connectionOf(this);
      close(stateOf(this), connection);
    }

    [Symbol.dispose](): void {
      const state = stateOf(this);
      if (state.connection !== undefined) close(state, state.connection);
    }

    prepare(...[sql, given]: readonly unknown[]): object {
      const connection = connectionOf(this);
      const source = textArgument('sql', sql);
      const { settings } = stateOf(this);
      const own = statementSettings(optionsArgument(given));
      const at = scope((put) => {
        const place = put.pointer();
        expectOk(connection, call('sqlite3_prepare_v2', connection.database, put.text(source).at, -1, place, 0));
        return engine.pointerAt(place);
      });
      if (at === 0) throw invalidValue('The SQL query contains no statements.');
      const handle = { at, connection };
      connection.statements.add(handle);
      return statementOf(
        handle,
        { bare: own.bare ?? settings.bare ?? true, unknown: own.unknown ?? settings.unknown ?? false },
        { big: own.big ?? settings.big ?? false, arrays: own.arrays ?? settings.arrays ?? false },
      );
    }

    exec(...[sql]: readonly unknown[]): void {
      const connection = connectionOf(this);
      const source = textArgument('sql', sql);
      scope((put) => {
        expectOk(connection, call('sqlite3_exec', connection.database, put.text(source).at, 0, 0, 0));
      });
    }

    function(...args: readonly unknown[]): void {
      const connection = connectionOf(this);
      const name = textArgument('name', args[0]);
      if (args.length < 3) addFunction(connection, name, undefined, args[1]);
      else addFunction(connection, name, args[1], args[2]);
    }

    aggregate(...[name, options]: readonly unknown[]): void {
      addAggregate(connectionOf(this), textArgument('name', name), options);
    }

    location(...[name]: readonly unknown[]): string | null {
      const connection = connectionOf(this);
      const of = name === undefined ? 'main' : textArgument('dbName', name);
      const found = scope((put) => text(call('sqlite3_db_filename', connection.database, put.text(of).at)));
      return found === '' ? null : found;
    }

    enableDefensive(...[active]: readonly unknown[]): void {
      configure(connectionOf(this), DEFENSIVE, booleanArgument('active', active));
    }

    enableLoadExtension(...[allow]: readonly unknown[]): void {
      connectionOf(this);
      const isOn = booleanArgument('allow', allow);
      if (!stateOf(this).settings.allowExtension && isOn)
        throw invalidState('Cannot enable extension loading because it was disabled at database creation.');
    }

    loadExtension(): void {
      connectionOf(this);
      if (!stateOf(this).settings.allowExtension) throw invalidState('extension loading is not allowed');
      refuse('DatabaseSync.loadExtension');
    }
  }
  for (const name of ['createTagStore', 'createSession', 'applyChangeset', 'serialize', 'deserialize', 'setAuthorizer'])
    Object.defineProperty(DatabaseSync.prototype, name, {
      value: () => refuse(`DatabaseSync.${name}`),
      writable: true,
      configurable: true,
    });
  return newRequired(DatabaseSync);
}
