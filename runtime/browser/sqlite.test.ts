import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as native from 'node:sqlite';
import { after, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { inspect } from 'node:util';
import { createSqlite } from './sqlite.ts';

/** Node's own `node:sqlite` and the page's do the same things side by side: what either gives or throws is compared. */

type Sqlite = typeof native;

function isSqlite(module: object): module is Sqlite {
  return Object.keys(native).every((name) => name === 'default' || name in module);
}

const wasm = new URL('../../node_modules/@sqlite.org/sqlite-wasm/dist/sqlite3.wasm', import.meta.url);
const page = createSqlite(new Uint8Array(readFileSync(wasm)));
assert(isSqlite(page));

const folder = mkdtempSync(join(tmpdir(), 'sqlite-'));
after(() => rmSync(folder, { recursive: true }));

/** What a program that ignores the types would give. */
const wrong = (value: unknown): never => {
  const given: unknown = value;
  // @ts-expect-error -- that is what is tried
  return given;
};

function member(of: object, name: string): (...args: never[]) => unknown {
  const found: unknown = Reflect.get(of, name);
  assert(typeof found === 'function');
  return wrong(found);
}

function outcome(act: () => unknown): string {
  try {
    return inspect(act(), { depth: 5 });
  } catch (error) {
    assert(error instanceof Error);
    return inspect([error.constructor.name, error.name, error.message, Object.entries(error)]);
  }
}

type Case = (db: native.DatabaseSync, sqlite: Sqlite, file: string) => readonly (() => unknown)[];

const cases: Readonly<Record<string, Case>> = {
  'what the module has': (_db, sqlite) => [
    () =>
      Object.keys(sqlite)
        .filter((name) => name !== 'default')
        .sort(),
    () => ({ ...sqlite.constants }),
    () => [sqlite.DatabaseSync, sqlite.StatementSync].map((made) => Reflect.ownKeys(made.prototype).map(String).sort()),
  ],
  'opening and closing': (db, { DatabaseSync, StatementSync }) => [
    (): unknown => Reflect.apply(DatabaseSync, undefined, [':memory:']),
    (): unknown => Reflect.construct(StatementSync, []),
    ...[undefined, 1, 'a\0b', new URL('http://x')].map((path) => () => new DatabaseSync(wrong(path))),
    ...[1, { open: 1 }, { readOnly: 'x' }, { timeout: '1' }, { limits: { length: 'x' } }].map(
      (options) => () => new DatabaseSync(':memory:', wrong(options)),
    ),
    () => new DatabaseSync('/no/such/folder/x'),
    () => new DatabaseSync(tmpdir()),
    () => db,
    () => [db.isOpen, db.isTransaction, db.location(), db.location('main')],
    () => db.open(),
    () => db.close(),
    ...[() => db.close(), () => db.exec('x'), () => db.prepare('x'), () => db.isTransaction, () => db.location()],
    () => db.function('a', () => 1),
    () => db[Symbol.dispose](),
    () => [db.isOpen, db.open(), db.isOpen],
    (): unknown => Reflect.apply(member(DatabaseSync.prototype, 'close'), {}, []),
  ],
  limits: (db, { DatabaseSync }) => [
    () => db.limits,
    () => Object.assign(db.limits, { attach: 3 }),
    () => db.limits.attach,
    () => Object.assign(db.limits, { attach: 'x' }),
    () => Object.assign(db.limits, { attach: -1 }),
    () => new DatabaseSync(':memory:', { limits: { column: 7 } }).limits.column,
  ],
  'SQL that is wrong': (db) => [
    () => db.exec(wrong(1)),
    () => db.prepare(wrong(undefined)),
    ...['', '-- x', 'selec', 'select nope', 'select "x"'].map((sql) => () => db.prepare(sql).all()),
    () => db.exec('creat'),
    () => db.exec('create table t(a text not null unique, b integer) strict'),
    () => db.prepare('insert into t values(?, ?)').run('a', 1),
    () => db.prepare('insert into t values(?, ?)').run('a', 1),
    () => db.prepare('insert into t values(?, ?)').run(null, 1),
    () => db.prepare('insert into t values(?, ?)').run('b', 'x'),
    () => db.prepare('pragma foreign_keys').get(),
    () => db.exec('pragma writable_schema = on; update sqlite_schema set sql = 1'),
  ],
  'values in and out': (db) => [
    ...[1, -0, 1.5, NaN, 2n, true, false, null, '', 'é한🎉\ufeff', new Uint8Array(), new Uint16Array([1, 2])].map(
      (value) => () => db.prepare('select ? a, typeof(?) b, ? is null c').get(wrong(value), wrong(value), wrong(value)),
    ),
    ...[undefined, Symbol('x'), 2n ** 64n, () => 1, new Date(0), [1], { a: 1 }].map(
      (value) => () => db.prepare('select ? a').get(wrong(value)),
    ),
    () => db.prepare('select ? a').get(wrong(new Uint8Array([7]).buffer), wrong(2)),
    () => db.prepare("select 'a' || char(0) || 'b' x, x'00ff' y, 9007199254740991 z").get(),
    () => db.prepare('select 9007199254740993').get(),
    () => db.prepare('select 1 x, 2 x').get(),
    () => db.prepare('select ?1 a, ? b').get(1, 2),
    () => db.prepare('select length(?) n').get(new Uint8Array(20_000_000)),
  ],
  names: (db) => {
    const named = db.prepare('select $a as a, :b as b, @c as c');
    return [
      () => named.get({ a: 1, b: 2, c: 3 }),
      () => named.get({ $a: 1, ':b': 2, '@c': 'it’s' }),
      () => [named.sourceSQL, named.expandedSQL],
      () => named.get({ d: 1 }),
      () => named.setAllowUnknownNamedParameters(true),
      () => named.get({ d: 1 }),
      () => named.setAllowBareNamedParameters(false),
      () => named.get({ a: 1 }),
      () => named.setAllowBareNamedParameters(wrong(1)),
      () => named.setReadBigInts(wrong(undefined)),
      () => db.prepare('select $a, :a').get({ a: 1 }),
      () => db.prepare('select $a as a, ? as b, ?5 as c').get({ a: 1 }, 7),
    ];
  },
  'ways of reading': (db, { DatabaseSync }) => {
    db.exec('create table t(id integer primary key, a)');
    for (const a of ['x', 'y', 'z']) db.prepare('insert into t(a) values(?)').run(a);
    const all = db.prepare('select * from t');
    const it = all.iterate();
    return [
      () => all.all(),
      () => all.get(),
      () => it.next(),
      () => [...all.iterate()],
      () => {
        const rows = all.iterate();
        return [
          rows,
          rows.next(),
          rows.next(),
          rows.next(),
          rows.next(),
          rows.next(),
          rows[Symbol.iterator]() === rows,
        ];
      },
      () => {
        const rows = all.iterate();
        return [rows.next(), rows.return?.(), rows.next()];
      },
      () => db.prepare('insert into t(a) values(?) returning id').get('w'),
      () => db.prepare("delete from t where a in ('w', 'x')").run(),
      () => Object.getPrototypeOf(db.prepare('delete from t where 0').run()) === Object.prototype,
      () => db.prepare('select id, a as z, 1+1 from t').columns(),
      () => db.prepare('select 1 x', wrong({ returnArrays: true })).get(),
      () => db.prepare('select 1 x', wrong({ returnArrays: 1 })),
      () => new DatabaseSync(':memory:', { readBigInts: true }).prepare('select 1 x').all(),
      () => all,
      () => {
        db.close();
        return all.get();
      },
      () => all.sourceSQL,
    ];
  },
  functions: (db) => [
    () => db.function(wrong(undefined), () => 1),
    () => db.function('f', wrong(1)),
    () => db.function('f', { deterministic: wrong(1) }, () => 1),
    () => db.function('plus', (a, b) => Number(a) + Number(b)),
    ...['plus(1, 2.5) x, typeof(plus(1, 1)) y', 'plus(1)', 'plus(9007199254740993, 1)'].map(
      (sql) => () => db.prepare(`select ${sql}`).get(),
    ),
    ...[undefined, {}, true, 2n ** 70n, 5n, new Uint8Array([1]), Promise.resolve(1)].map((value) => () => {
      db.function('gives', () => wrong(value));
      return db.prepare('select gives() x').get();
    }),
    () => {
      db.function('bad', () => {
        throw new RangeError('oops');
      });
      return db.prepare('select bad()').get();
    },
    () => db.exec('nonsense'),
    () => {
      db.function(
        'count',
        { varargs: true, useBigIntArguments: true },
        (...values) => `${values.length} ${typeof values[0]}`,
      );
      return db.prepare('select count(1, 2, 3) x').get();
    },
    () => {
      db.function('inner', () => db.prepare('select 42 x').get()?.['x'] ?? null);
      return db.prepare('select inner() x').get();
    },
    () => db.aggregate('q', wrong({})),
    () => db.aggregate('q', wrong({ start: 0 })),
    () => {
      const sum = (a: unknown, b: unknown): number => Number(a) + Number(b);
      db.aggregate('total', {
        start: () => 0,
        step: sum,
        inverse: (a, b) => sum(a, -Number(b)),
        result: (all) => Number(all) * 10,
      });
      const values = "json_each('[1,2,3,4]')";
      return [
        db.prepare(`select total(value) s from ${values}`).get(),
        db.prepare(`select total(value) s from ${values} where 0`).get(),
        db.prepare(`select total(value) over (order by value rows 1 preceding) s from ${values}`).all(),
      ];
    },
  ],
  'files and locks': (_db, { DatabaseSync }, file) => {
    const one = new DatabaseSync(file);
    const two = new DatabaseSync(pathToFileURL(file), { timeout: 30 });
    const count = (): unknown => two.prepare('select count(*) n from t').get();
    return [
      () => one.exec('create table t(x)'),
      () => [count(), one.location() === file, two.location() === file, statSync(file).size],
      () => one.exec('begin immediate; insert into t values(1)'),
      () => two.exec('begin immediate'),
      () => [existsSync(`${file}-journal`), count(), one.isTransaction],
      () => one.exec('commit'),
      () => [existsSync(`${file}-journal`), count()],
      () => one.exec('begin; delete from t; rollback'),
      () => one.exec('vacuum'),
      () => one.prepare('pragma integrity_check').get(),
      () => one.exec("attach ':memory:' as m; create table m.z(q)"),
      () => new DatabaseSync(file, { readOnly: true }).exec('delete from t'),
      () => [one.close(), two.close()],
      () => new DatabaseSync(Buffer.from(file)).prepare('select * from t').all(),
      () => {
        writeFileSync(`${file}.txt`, 'this is a text and no database. '.repeat(99));
        return new DatabaseSync(`${file}.txt`).exec('select * from sqlite_schema');
      },
    ];
  },
  'what SQLite was built with': (db) => [
    () => db.exec('create virtual table f using fts5(x); create virtual table r using rtree(id, a, b)'),
    () => db.prepare("select sqrt(16) a, '[1,2]' ->> 1 b, datetime(1e9, 'unixepoch') c, percentile(1, 50) d").get(),
    () => db.prepare("select datetime(1700000000, 'unixepoch', 'localtime') a").get(),
  ],
};

const outcomesIn = (sqlite: Sqlite, which: Case, file: string): readonly string[] =>
  which(new sqlite.DatabaseSync(':memory:'), sqlite, file).map(outcome);

for (const [name, which] of Object.entries(cases)) {
  test(name, () => {
    const [ours, nodes] = [page, native].map((sqlite, index) =>
      outcomesIn(sqlite, which, join(folder, `${name.replaceAll(' ', '-')}-${String(index)}.db`)),
    );
    assert.deepEqual(ours, nodes);
  });
}

test('what the page has not says so', () => {
  const db = new page.DatabaseSync(':memory:');
  for (const act of [
    () => db.createSession(),
    () => page.backup(db, 'x'),
    (): unknown => Reflect.construct(member(page, 'Session'), []),
  ])
    assert.throws(act, { code: 'ERR_FEATURE_UNAVAILABLE_ON_PLATFORM' });
});
