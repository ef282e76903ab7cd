/** A teacher's table as a spreadsheet or a platform writes it: what is a row, what a column, who is a person. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { latePolicyFrom } from './late.ts';
import { manualFrom } from './manual.ts';
import { rosterFrom } from './roster.ts';
import { readTable } from './table.ts';

const folder = mkdtempSync(join(tmpdir(), 'express-notebook-tables-'));
after(() => rmSync(folder, { recursive: true }));

const assignment = 'a/b';
const ids = new Set([assignment]);
const people = [{ learner: 'ana', platformId: undefined }];

function table(option: string, content: string) {
  const path = join(folder, `${option}.csv`);
  writeFileSync(path, content);
  return readTable(option, path);
}

const lateOf = (text: string) => latePolicyFrom(table('late', text), ids, people);

test('a column that nobody reads, or twice the same, is refused by its name; a blank row is none, and rows count as in a spreadsheet', () => {
  assert.throws(() => lateOf('due,penality\n'), /column "penality".*may be assignment, learner, due, penalty/);
  assert.throws(() => lateOf('due,Penalty %\n'), /column "Penalty %"/);
  assert.throws(() => lateOf('due,Due \n'), /column "due" twice/);
  const manualOf = (text: string) => manualFrom(table('manual', text), ids);
  assert.throws(() => manualOf('learner,assignment,pointz\n'), /"pointz".*may be learner, assignment, points, comment/);
  // A column that Excel adds behind the last one has no name.
  assert.deepEqual(manualOf(`learner,assignment,,\n,,,\n\nana,${assignment},,\n`).length, 1);
  assert.throws(() => manualOf('learner,assignment\n,\n\nana,no/such\n'), /row 4: there is no assignment/);
});

test('late days of one assignment alone are refused: they are of the whole course', () => {
  const late = (row: string) => lateOf(`assignment,late days,due\n${row},\n`);
  assert.throws(() => late(`${assignment},2`), /late days.*Write them into a row that names no assignment/);
  assert.equal(late(',2').freeDays(people[0] ?? assert.fail()), 2);
});

test('a roster as platforms and spreadsheets write it: what is nobody’s row, and a name in two columns', () => {
  const handed = ['Eva Kim', '김민수', 'parkjo'].map((learner) => ({ learner, platformId: undefined }));
  const of = (text: string) => {
    const { rowOf, missing, unknown } = rosterFrom(table('roster', text), undefined, handed);
    return [[...rowOf.keys()], [...missing.keys()], unknown];
  };
  const all = ['Eva Kim', '김민수', 'parkjo'];
  const expected = [all, ['Zoe Adams'], []];
  const names = ['Eva Kim', '김민수', 'Park Jo', 'Zoe Adams'];
  assert.deepEqual(of(`name,id\n${names.map((name, id) => `${name},${id}\n,\n`).join('')}`), expected);
  assert.deepEqual(of(`name\n${names.join('\n  \n')}\n \n`), expected);
  assert.deepEqual(of(`sep=;\r\nname;id\r\n${names.map((name, id) => `${name};${id}`).join('\r\n;\r\n')}`), expected);
  const parts = 'Eva,Kim,1,e@b.c\n민수,김,2,m@b.c\nJo,Park,3,j@b.c\nZoe,Adams,4,z@b.c\n';
  assert.deepEqual(of(`First name,Last name,ID number,Email address\n${parts}`), expected);
  assert.deepEqual(of(`이름,성,학번,메일\n${parts}`), expected);
  assert.deepEqual(of(`이름,성,학번,메일\n${parts}서연,이,5,s@b.c\n`)[1], ['Zoe Adams', '이서연']);
  const canvas = names.map((name, id) => `"${name}",${id},S${id},l${id},A,`).join('\n');
  const gradebook = `Student,ID,SIS User ID,SIS Login ID,Section,Rows (1)\n,,,,,Manual Posting\n    Points Possible,,,,,6\n${canvas}\n`;
  assert.deepEqual(of(gradebook), expected);
  // Of two with the same name each is told by the number.
  assert.deepEqual(of('First name,Last name,ID number\nEva,Kim,1\nZoe,Adams,2\nZoe,Adams,3\n')[1], [
    'Zoe Adams (2)',
    'Zoe Adams (3)',
  ]);
  const keyed = (text: string) => rosterFrom(table('roster', text), 'name', handed);
  assert.throws(() => keyed('name,id\nx,1\n\nx,2\n'), /roster\.csv, row 2 and .*row 4 have the same there, "x"/);
  assert.throws(() => keyed('name,id\nx,1\n ,2\n'), /row 3 is empty there/);
});
