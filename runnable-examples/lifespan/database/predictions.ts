import { DatabaseSync } from 'node:sqlite';

/** A table of predictions, and what opens and closes it. */
export class Predictions {
  readonly #db: DatabaseSync;

  constructor(file: string) {
    this.#db = new DatabaseSync(file);
    this.#db.exec(`
      CREATE TABLE IF NOT EXISTS predictions (
        id INTEGER PRIMARY KEY,
        x REAL NOT NULL,
        result REAL NOT NULL
      ) STRICT
    `);
    console.log('database open');
  }

  add(x: number, result: number) {
    const insert = this.#db.prepare(
      'INSERT INTO predictions (x, result) VALUES (?, ?) RETURNING id, x, result',
    );
    return insert.get(x, result);
  }

  /** The newest hundred: a table grows, and a response must not. */
  latest() {
    return this.#db
      .prepare('SELECT id, x, result FROM predictions ORDER BY id DESC LIMIT 100')
      .all();
  }

  [Symbol.dispose](): void {
    this.#db.close();
    console.log('database closed');
  }
}
