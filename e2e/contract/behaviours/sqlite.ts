import assert from 'node:assert/strict';
import { maskDifferences } from '../../../runtime/differences.ts';
import { runToEnd, textOf, whileRunning, type Behaviour } from '../behaviour.ts';

const open = `import { DatabaseSync } from 'node:sqlite';\nconst db = new DatabaseSync(':memory:');\n`;
/** Prints what an action throws, as a program sees it. */
const attempt = `function attempt(act: () => unknown): void {
  try { console.log('returned', act()); } catch (error) {
    const { name, code, errcode, errstr, message } = error as Error & Record<string, unknown>;
    console.log(name, code, errcode, errstr, message);
  }
}\n`;

interface Printing {
  readonly name: string;
  readonly program: string;
  readonly lines: readonly string[];
}

const printing = ({ name, program, lines }: Printing): Behaviour => ({
  name: `node:sqlite: ${name}`,
  async prove(runtime) {
    const running = await runToEnd(runtime, program);
    assert.deepEqual(running.lines(), lines);
    assert.equal(running.ended.code, 0);
  },
});

export const sqlite: readonly Behaviour[] = [
  ...[
    {
      name: 'a table is made, filled and read; rows have no prototype',
      program: `${open}db.exec('CREATE TABLE t (id INTEGER PRIMARY KEY, name TEXT, size REAL)');
const insert = db.prepare('INSERT INTO t (name, size) VALUES (?, ?)');
console.log(insert.run('a', 1.5), insert.run('b', null));
console.log(db.prepare('SELECT * FROM t ORDER BY id').all());
console.log(db.prepare('SELECT name FROM t WHERE id = ?').get(2), db.prepare('SELECT 1 FROM t WHERE id = ?').get(3));
for (const row of db.prepare('SELECT id FROM t').iterate()) console.log(row.id);
console.log(db.prepare('SELECT id FROM t').iterate().map((row) => Number(row.id) * 10).toArray());`,
      lines: [
        '{ changes: 1, lastInsertRowid: 1 } { changes: 1, lastInsertRowid: 2 }',
        '[',
        "  [Object: null prototype] { id: 1, name: 'a', size: 1.5 },",
        "  [Object: null prototype] { id: 2, name: 'b', size: null }",
        ']',
        "[Object: null prototype] { name: 'b' } undefined",
        '1',
        '2',
        '[ 10, 20 ]',
      ],
    },
    {
      name: 'parameters by name, with and without their mark, and by place',
      program: `${open}${attempt}const statement = db.prepare('SELECT $a AS a, :b AS b, @c AS c');
console.log(statement.get({ a: 1, ':b': 2, '@c': 'three' }), statement.sourceSQL, statement.expandedSQL);
console.log(db.prepare('SELECT $a AS a, ? AS b').get({ $a: 1 }, 2));
attempt(() => statement.get({ d: 1 }));
statement.setAllowBareNamedParameters(false);
attempt(() => statement.get({ a: 1 }));
attempt(() => db.prepare('SELECT $a, :a').get({ a: 1 }));`,
      lines: [
        "[Object: null prototype] { a: 1, b: 2, c: 'three' } SELECT $a AS a, :b AS b, @c AS c SELECT 1.0 AS a, 2.0 AS b, 'three' AS c",
        '[Object: null prototype] { a: 1, b: 2 }',
        "Error ERR_INVALID_STATE undefined undefined Unknown named parameter 'd'",
        "Error ERR_INVALID_STATE undefined undefined Unknown named parameter 'a'",
        "Error ERR_INVALID_STATE undefined undefined Cannot create bare named parameter 'a' because of conflicting names '$a' and ':a'.",
      ],
    },
    {
      name: "an error of SQLite carries its numbers and SQLite's words",
      program: `${open}${attempt}db.exec('CREATE TABLE p (id INTEGER PRIMARY KEY); CREATE TABLE t (x TEXT NOT NULL UNIQUE, p REFERENCES p)');
db.exec("INSERT INTO t (x) VALUES ('a')");
attempt(() => db.exec('CREAT'));
attempt(() => db.prepare('SELECT nope FROM t'));
attempt(() => db.prepare('INSERT INTO t (x) VALUES (?)').run('a'));
attempt(() => db.prepare('INSERT INTO t (x) VALUES (?)').run(null));
attempt(() => db.exec("INSERT INTO t VALUES ('b', 5)"));
attempt(() => db.prepare('SELECT ?').get(1, 2));
attempt(() => new DatabaseSync('/no/such/folder/x.db'));`,
      lines: [
        'Error ERR_SQLITE_ERROR 1 SQL logic error near "CREAT": syntax error',
        'Error ERR_SQLITE_ERROR 1 SQL logic error no such column: nope',
        'Error ERR_SQLITE_ERROR 2067 constraint failed UNIQUE constraint failed: t.x',
        'Error ERR_SQLITE_ERROR 1299 constraint failed NOT NULL constraint failed: t.x',
        'Error ERR_SQLITE_ERROR 787 constraint failed FOREIGN KEY constraint failed',
        'Error ERR_SQLITE_ERROR 25 column index out of range column index out of range',
        'Error ERR_SQLITE_ERROR 14 unable to open database file unable to open database file',
      ],
    },
    {
      name: 'a closed database and what was prepared on it say so; it can be opened again',
      program: `${open}${attempt}const statement = db.prepare('SELECT 1 AS one');
console.log(db.isOpen); db.close(); console.log(db.isOpen);
attempt(() => db.exec('SELECT 1'));
attempt(() => db.prepare('SELECT 1'));
attempt(() => db.close());
attempt(() => statement.get());
db.open(); console.log(db.prepare('SELECT 1 AS one').get());
attempt(() => db.open());
const other = new DatabaseSync(':memory:');
console.log(other.isOpen); other[Symbol.dispose](); console.log(other.isOpen);
db[Symbol.dispose](); db[Symbol.dispose](); console.log(db.isOpen);
console.log(new DatabaseSync(':memory:', { open: false }).isOpen);`,
      lines: [
        'true',
        'false',
        'Error ERR_INVALID_STATE undefined undefined database is not open',
        'Error ERR_INVALID_STATE undefined undefined database is not open',
        'Error ERR_INVALID_STATE undefined undefined database is not open',
        'Error ERR_INVALID_STATE undefined undefined statement has been finalized',
        '[Object: null prototype] { one: 1 }',
        'Error ERR_INVALID_STATE undefined undefined database is already open',
        'true',
        'false',
        'false',
        'false',
      ],
    },
    {
      name: 'arguments of a wrong type are refused in the words of Node',
      program: `import { StatementSync } from 'node:sqlite';\n${open}${attempt}const any = (value: unknown) => value as never;
attempt(() => new DatabaseSync(any(1)));
attempt(() => new DatabaseSync(':memory:', { readOnly: any('yes') }));
attempt(() => db.exec(any(1)));
attempt(() => db.prepare(any(undefined)));
attempt(() => db.prepare('-- nothing'));
attempt(() => db.prepare('SELECT ?').get(any(undefined)));
attempt(() => db.prepare('SELECT ?').get(2n ** 64n));
attempt(() => db.function('f', any(1)));
attempt(() => new (StatementSync as never)());`,
      lines: [
        'TypeError ERR_INVALID_ARG_TYPE undefined undefined The "path" argument must be a string, Uint8Array, or URL without null bytes.',
        'TypeError ERR_INVALID_ARG_TYPE undefined undefined The "options.readOnly" argument must be a boolean.',
        'TypeError ERR_INVALID_ARG_TYPE undefined undefined The "sql" argument must be a string.',
        'TypeError ERR_INVALID_ARG_TYPE undefined undefined The "sql" argument must be a string.',
        'TypeError ERR_INVALID_ARG_VALUE undefined undefined The SQL query contains no statements.',
        'TypeError ERR_INVALID_ARG_TYPE undefined undefined Provided value cannot be bound to SQLite parameter 1.',
        'TypeError ERR_INVALID_ARG_VALUE undefined undefined BigInt value is too large to bind.',
        'TypeError ERR_INVALID_ARG_TYPE undefined undefined The "function" argument must be a function.',
        'Error ERR_ILLEGAL_CONSTRUCTOR undefined undefined Illegal constructor',
      ],
    },
    {
      name: 'large integers are refused unless they are read as bigints',
      program: `${open}${attempt}const statement = db.prepare('SELECT 9007199254740993 AS x, 1 AS y');
attempt(() => statement.get());
statement.setReadBigInts(true);
console.log(statement.get(), db.prepare('SELECT ? AS x').get(42n));
statement.setReturnArrays(true);
console.log(statement.all());`,
      lines: [
        'RangeError ERR_OUT_OF_RANGE undefined undefined Value is too large to be represented as a JavaScript number: 9007199254740993',
        '[Object: null prototype] { x: 9007199254740993n, y: 1n } [Object: null prototype] { x: 42 }',
        '[ [ 9007199254740993n, 1n ] ]',
      ],
    },
    {
      name: 'blobs are bytes, texts are Unicode',
      program: `${open}console.log(db.prepare('SELECT ? AS blob, typeof(?) AS kind, ? AS text, length(?) AS letters').get(
  new Uint8Array([1, 0, 255]), new Uint8Array(), 'né 한국어 🎉', '한국어'));`,
      lines: [
        '[Object: null prototype] {',
        '  blob: Uint8Array(3) [ 1, 0, 255 ],',
        "  kind: 'blob',",
        "  text: 'né 한국어 🎉',",
        '  letters: 3',
        '}',
      ],
    },
    {
      name: 'columns say where they come from',
      program: `${open}db.exec('CREATE TABLE t (id INTEGER, a)');
console.log(db.prepare('SELECT id AS number, 1 + 1 FROM t').columns());`,
      lines: [
        '[',
        '  [Object: null prototype] {',
        "    column: 'id',",
        "    database: 'main',",
        "    name: 'number',",
        "    table: 't',",
        "    type: 'INTEGER'",
        '  },',
        '  [Object: null prototype] {',
        '    column: null,',
        '    database: null,',
        "    name: '1 + 1',",
        '    table: null,',
        '    type: null',
        '  }',
        ']',
      ],
    },
    {
      name: 'a transaction that is rolled back leaves nothing',
      program: `${open}db.exec('CREATE TABLE t (x)');
db.exec('BEGIN'); console.log(db.isTransaction);
db.prepare('INSERT INTO t VALUES (?)').run(1);
db.exec('ROLLBACK'); console.log(db.isTransaction, db.prepare('SELECT count(*) AS n FROM t').get());`,
      lines: ['true', 'false [Object: null prototype] { n: 0 }'],
    },
    {
      name: 'SQL calls functions of the program, and what they throw comes out as it is',
      program: `${open}${attempt}db.function('slug', { deterministic: true }, (text) => String(text).toLowerCase().replaceAll(' ', '-'));
db.function('count', { varargs: true }, (...values) => values.length);
db.function('big', { useBigIntArguments: true }, (value) => typeof value);
db.aggregate('total', { start: 0, step: (sum, value) => Number(sum) + Number(value) });
console.log(db.prepare("SELECT slug('Two Words') AS a, count(1, 2, 3) AS b, big(1) AS c").get());
console.log(db.prepare('SELECT total(value) AS sum FROM json_each(?)').get('[1,2,3]'));
db.function('fails', () => { throw new RangeError('from JavaScript'); });
attempt(() => db.prepare('SELECT fails()').get());
attempt(() => db.prepare('SELECT slug()').get());`,
      lines: [
        "[Object: null prototype] { a: 'two-words', b: 3, c: 'bigint' }",
        '[Object: null prototype] { sum: 6 }',
        'RangeError undefined undefined undefined from JavaScript',
        'Error ERR_SQLITE_ERROR 1 SQL logic error wrong number of arguments to function slug()',
      ],
    },
    {
      name: 'a database in a file is there for the next one who opens it, and two connections lock each other out',
      program: `import { DatabaseSync } from 'node:sqlite';
import { existsSync, mkdtempSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
${attempt}const file = join(mkdtempSync(join(tmpdir(), 'db-')), 'a.db');
const one = new DatabaseSync(file);
one.exec('CREATE TABLE t (x)');
const two = new DatabaseSync(file);
one.exec("BEGIN IMMEDIATE; INSERT INTO t VALUES ('kept')");
attempt(() => two.exec('BEGIN IMMEDIATE'));
console.log(existsSync(file + '-journal'), two.prepare('SELECT * FROM t').all());
one.exec('COMMIT'); one.close();
console.log(existsSync(file + '-journal'), two.prepare('SELECT * FROM t').all(), two.location() === file);
console.log(statSync(file).size, readFileSync(file, 'latin1').slice(0, 15));
const reader = new DatabaseSync(file, { readOnly: true });
attempt(() => reader.exec('DELETE FROM t'));`,
      lines: [
        'Error ERR_SQLITE_ERROR 5 database is locked database is locked',
        'true []',
        "false [ [Object: null prototype] { x: 'kept' } ] true",
        '8192 SQLite format 3',
        'Error ERR_SQLITE_ERROR 8 attempt to write a readonly database attempt to write a readonly database',
      ],
    },
    {
      name: 'full text search and JSON are there, a bare `sqlite` is not',
      program: `${open}db.exec("CREATE VIRTUAL TABLE words USING fts5(text); INSERT INTO words VALUES ('hello world'), ('good bye')");
console.log(db.prepare("SELECT text FROM words WHERE words MATCH 'world'").get());
console.log(db.prepare('SELECT ? ->> ? AS v').get('{"a":[1,2]}', '$.a[1]'));
import('sqlite' as string).catch((error) => console.log(error.code));`,
      lines: [
        "[Object: null prototype] { text: 'hello world' }",
        '[Object: null prototype] { v: 2 }',
        'ERR_MODULE_NOT_FOUND',
      ],
    },
  ].map(printing),
  {
    name: 'node:sqlite: a database declared by using is closed at the end of the block',
    async prove(runtime) {
      const program = `${open}{ using it = db; it.exec('SELECT 1'); }\nconsole.log(db.isOpen);`;
      const running = await runToEnd(runtime, program);
      assert.deepEqual(running.lines(), ['false']);
    },
  },
  {
    name: 'node:sqlite: behind Express, and an error that nobody caught ends the program as in Node',
    async prove(runtime) {
      const program = `import express from 'express';
${open}db.exec('CREATE TABLE t (id INTEGER PRIMARY KEY, name TEXT)');
const app = express();
app.use(express.json());
app.post('/', (req, res) => { res.status(201).json(db.prepare('INSERT INTO t (name) VALUES (?) RETURNING id, name').get(req.body.name)); });
app.get('/late', (_req, res) => { res.end(); setTimeout(() => db.exec('nonsense')); });
app.listen(3000);`;
      await whileRunning(runtime, program, async (running) => {
        const headers = [['content-type', 'application/json']] as const;
        const made = await running.send({ method: 'POST', path: '/', headers, body: '{"name":"Ada"}' });
        assert.equal(textOf(made), '{"id":1,"name":"Ada"}');
        await running.send({ method: 'GET', path: '/late' });
        assert.equal((await running.exit).code, 1);
        const shown = running.masked();
        const thrown = 'Error: near "nonsense": syntax error\n    at Timeout._onTimeout (file:///app/main.ts:8:66)\n';
        assert.ok(shown.includes(maskDifferences(thrown, runtime.engine)), shown);
        assert.match(shown, /code: 'ERR_SQLITE_ERROR',\n {2}errcode: 1,\n {2}errstr: 'SQL logic error'\n\}/);
      });
    },
  },
];
