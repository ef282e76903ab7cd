import { constants } from './sqlite/constants.ts';
import { databaseClass } from './sqlite/database.ts';
import { startEngine } from './sqlite/engine.ts';
import { refuse } from './sqlite/errors.ts';
import { statementClass } from './sqlite/statement.ts';

/**
 * `node:sqlite` over SQLite's own WebAssembly build: a script of its own, fetched only for a program that imports
 * the module. It stands on `node:fs` alone, so a database file is a file of the program, and it runs in Node, too.
 *
 * @param wasm the bytes of `sqlite3.wasm` of `@sqlite.org/sqlite-wasm`
 * @returns what `require('node:sqlite')` gives
 */
export function createSqlite(wasm: Uint8Array<ArrayBuffer>): object {
  const engine = startEngine(wasm);
  const { StatementSync, statementOf } = statementClass(engine);
  return {
    DatabaseSync: databaseClass(engine, statementOf),
    StatementSync,
    // A function expression, so that `new` reaches it, too.
    Session: function Session() {
      refuse('node:sqlite Session');
    },
    backup: () => refuse('node:sqlite backup'),
    constants,
  };
}
