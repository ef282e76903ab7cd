/** `--roster`: who is in the class. Any columns will do; one of them says who is who. */
import { basename } from 'node:path';
import { say } from '../../language.ts';
import { CommandProblem } from '../../problem.ts';
import { takenRows, type Claim } from './claims.ts';
import { isCanvasGradebook, isStudent } from './canvas.ts';
import { columnOf, withoutBlankRows, withRows, type Table } from './table.ts';
import { withWholeNames } from './whole-names.ts';
import { bareName, byName, keysOfName, type Person } from './whose.ts';

type Row = readonly string[];

export interface Roster {
  readonly header: readonly string[];
  readonly key: string;
  /** Of the people who handed in: the row of each, by their name. */
  readonly rowOf: ReadonlyMap<string, Row>;
  /** Those who handed in nothing, by their name, or by their key where names are not told apart. */
  readonly missing: ReadonlyMap<string, Row>;
  /** Those who handed in and are not on it. */
  readonly unknown: readonly string[];
  /** Where a name fits several, by who handed in: for the teacher alone. */
  readonly notes: ReadonlyMap<string, string>;
  /** What a row calls its person by: the cells of the columns that tell everybody apart, and the name. */
  readonly namesIn: (row: Row) => readonly string[];
}

function isKey({ rows }: Table, column: number): boolean {
  const values = rows.map((row) => (row[column] ?? '').trim());
  return values.every((value) => value !== '') && new Set(values).size === values.length;
}

function hits({ rows }: Table, column: number, people: readonly Person[]): number {
  const find = byName(rows.map((row) => [row[column] ?? '', row] as const));
  return people.filter((person) => find(person) !== undefined).length;
}

/** Which rows keep a column from telling everybody apart: the sentence of the first of them. */
function whyNoKey(table: Table, column: number, wanted: string): string {
  const where = (index: number): string =>
    say('table.row', { name: basename(table.path), row: table.numbers[index] ?? 0 });
  const values = table.rows.map((row) => (row[column] ?? '').trim());
  const empty = values.indexOf('');
  if (empty !== -1) return say('table.roster-blank', { wanted, where: where(empty) });
  const second = values.findIndex((value, index) => values.indexOf(value) < index);
  const value = values[second] ?? '';
  return say('table.roster-twice', { wanted, first: where(values.indexOf(value)), second: where(second), value });
}

/** @param wanted the column's name; where it is undefined, the one that fits most of those who handed in */
function keyColumn(table: Table, wanted: string | undefined, people: readonly Person[]): number {
  if (table.rows.length === 0) throw new CommandProblem(say('table.roster-empty', { path: table.path }));
  if (wanted !== undefined) {
    const column = columnOf(table, wanted);
    if (column === -1)
      throw new CommandProblem(
        say('table.roster-columns', {
          wanted,
          path: table.path,
          columns: table.header.filter((name) => name !== '').join(', '),
        }),
      );
    if (!isKey(table, column)) throw new CommandProblem(whyNoKey(table, column, wanted));
    return column;
  }
  const keys = table.header.map((_, index) => index).filter((column) => isKey(table, column));
  const [best] = keys
    .map((column) => ({ column, count: hits(table, column, people) }))
    .toSorted((a, b) => b.count - a.count || a.column - b.column);
  if (best !== undefined) return best.column;
  throw new CommandProblem(say('table.roster-no-key', { path: table.path }));
}

/** Where the names stand: two people may have the same one, so it need not be the key. */
function nameColumn(table: Table, key: number, people: readonly Person[]): number {
  const byNameAlone = people.map((person): Person => ({ learner: bareName(person), platformId: undefined }));
  const counts = table.header.map((_, column) => ({ column, count: hits(table, column, byNameAlone) }));
  const most = Math.max(...counts.map(({ count }) => count));
  const named = counts.filter(({ count }) => count === most).map(({ column }) => column);
  return named.includes(key) || most === 0 ? key : (named[0] ?? key);
}

function rowsByKey({ rows }: Table, columns: readonly number[]): ReadonlyMap<string, ReadonlySet<Row>> {
  const found = new Map<string, Set<Row>>();
  for (const row of rows)
    for (const key of columns.flatMap((column) => keysOfName(row[column] ?? '')))
      found.set(key, (found.get(key) ?? new Set()).add(row));
  return found;
}

/** Whoever is on a list: a row without anything, and what Canvas writes above its students, is nobody. */
function peopleRows(given: Table): Table {
  const table = withoutBlankRows(given);
  return isCanvasGradebook(table) ? withRows(table, (row) => isStudent(table, row)) : table;
}

export function rosterFrom(given: Table, wanted: string | undefined, people: readonly Person[]): Roster {
  const { table, whole } = withWholeNames(peopleRows(given));
  const key = keyColumn(table, wanted, people);
  const name = nameColumn(table, key, people);
  const keys = table.header.map((_, index) => index).filter((each) => isKey(table, each));
  const names = rowsByKey(table, whole.includes(name) ? [...whole, key] : [name, key]);
  const numbers = rowsByKey(table, keys);
  const ownNumbers = rowsByKey(table, [key]);
  const claimOf = (person: Person): Claim | undefined => {
    const fitting = keysOfName(bareName(person)).map((each) => [...(names.get(each) ?? [])]);
    const ofNumber = numbers.get(person.platformId ?? '') ?? new Set();
    const [both, another] = new Set(fitting.flat().filter((row) => ofNumber.has(row)));
    if (both !== undefined && another === undefined) return { rows: [both], isByNumber: true };
    const byWriting = fitting.find(({ length }) => length > 0);
    if (byWriting !== undefined) return { rows: byWriting, isByNumber: false };
    const rows = [...(ownNumbers.get(person.platformId ?? '') ?? [])];
    return rows.length === 0 ? undefined : { rows, isByNumber: true };
  };
  // Of the ways to write a whole name, the usual one.
  const cellOf = (row: Row, column: number): string => row[(whole.includes(column) ? whole[0] : column) ?? -1] ?? '';
  const labelOf = (row: Row): string => {
    const [called, number] = [cellOf(row, name), cellOf(row, key)];
    if (wanted !== undefined || name === key || called === '') return number;
    const isAlone = table.rows.filter((each) => cellOf(each, name) === called).length === 1;
    return isAlone ? called : `${called} (${number})`;
  };
  const namesIn = (row: Row): readonly string[] => [...new Set([name, ...keys])].flatMap((each) => row[each] ?? []);
  const { rowOf, notes } = takenRows(
    people.map((person) => [person.learner, claimOf(person)]),
    (row) => namesIn(row).join(', '),
  );
  const found = new Set(rowOf.values());
  return {
    header: given.header,
    key: table.header[key] ?? '',
    rowOf,
    notes,
    missing: new Map(table.rows.filter((row) => !found.has(row)).map((row) => [labelOf(row), row] as const)),
    namesIn,
    unknown: people.map(({ learner }) => learner).filter((learner) => !rowOf.has(learner)),
  };
}
