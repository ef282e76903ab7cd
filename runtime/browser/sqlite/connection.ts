import type { Engine, Pointer } from './engine.ts';
import { sqliteError } from './errors.ts';

/** An open database: where the engine keeps it, and what of it must be let go of when it closes. */
export interface Connection {
  readonly engine: Engine;
  readonly database: Pointer;
  readonly statements: Set<Handle>;
  /** What a function of the program threw while SQLite was calling it; thrown on once SQLite has returned. */
  thrown: { readonly error: unknown } | undefined;
}

/** A prepared statement in the engine; `at` is 0 when it was finalized. */
export interface Handle {
  at: Pointer;
  readonly connection: Connection;
}

const OK = 0;

/** Throws what went wrong in the last call on this connection. */
export function failed(connection: Connection): never {
  const { engine, database, thrown } = connection;
  connection.thrown = undefined;
  if (thrown !== undefined) throw thrown.error;
  const errcode = engine.call('sqlite3_extended_errcode', database);
  const message = engine.text(engine.call('sqlite3_errmsg', database)) ?? '';
  throw sqliteError(message, errcode, engine.text(engine.call('sqlite3_errstr', errcode)) ?? '');
}

export function expectOk(connection: Connection, result: number): void {
  if (result !== OK) failed(connection);
}

export function finalize(handle: Handle): void {
  if (handle.at === 0) return;
  handle.connection.engine.call('sqlite3_finalize', handle.at);
  handle.connection.statements.delete(handle);
  handle.at = 0;
}
