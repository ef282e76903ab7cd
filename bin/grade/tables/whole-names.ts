/** A list with a column for each part of a name, as Moodle writes it: the whole name, as people hand in under it. */
import { columnOf, type Table } from './table.ts';

const GIVEN = ['first name', 'firstname', 'given name', 'given names', '이름'];
const FAMILY = ['last name', 'lastname', 'family name', 'surname', '성'];

export interface WithWholeNames {
  /** With the whole name in two more columns that have no name of their own, where its parts stand in two. */
  readonly table: Table;
  /** First as it is written, then the family name first with a blank: so do some platforms. Empty where there are none. */
  readonly whole: readonly number[];
}

function written(given: string, family: string): string {
  const isKorean = /^\p{sc=Hangul}+$/u.test(given + family);
  return isKorean ? family + given : `${given} ${family}`.trim();
}

export function withWholeNames(table: Table): WithWholeNames {
  const [given, family] = [GIVEN, FAMILY].map((names) =>
    names.map((name) => columnOf(table, name)).find((column) => column !== -1),
  );
  if (given === undefined || family === undefined) return { table, whole: [] };
  const { length } = table.header;
  const rows = table.rows.map((row) => {
    const [first, last] = [(row[given] ?? '').trim(), (row[family] ?? '').trim()];
    return [...row.slice(0, length), written(first, last), `${last} ${first}`.trim()];
  });
  return { table: { ...table, header: [...table.header, '', ''], rows }, whole: [length, length + 1] };
}
