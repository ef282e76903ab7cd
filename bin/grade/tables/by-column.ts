/** Reads a table whose columns have names of ours: `--late` and `--manual`. */
import { basename } from 'node:path';
import { say } from '../../language.ts';
import { CommandProblem } from '../../problem.ts';
import { columnOf, plainName, withoutBlankRows, type Table } from './table.ts';

interface Columns {
  readonly needed: readonly string[];
  readonly known: readonly string[];
}

/** @throws CommandProblem also for a column that nobody would read: whoever misspelt one would wait for its effect */
function demandColumns(table: Table, option: string, { needed, known }: Columns): void {
  const about = { option, path: table.path, known: known.join(', ') };
  const named = table.header.map((name) => name.trim()).filter((name) => name !== '');
  const unknown = named.filter((name) => !known.some((each) => plainName(each) === plainName(name)));
  if (unknown.length > 0)
    throw new CommandProblem(say('table.unknown-column', { ...about, columns: unknown.join('", "') }));
  const twice = known.find((each) => named.filter((name) => plainName(name) === plainName(each)).length > 1);
  if (twice !== undefined)
    throw new CommandProblem(say('table.column-twice', { option, path: table.path, column: twice }));
  const missing = needed.filter((name) => columnOf(table, name) === -1);
  if (missing.length > 0) throw new CommandProblem(say('table.no-column', { ...about, columns: missing.join('", "') }));
}

export interface NamedRow {
  readonly where: string;
  readonly cell: (name: string) => string;
}

/** @throws CommandProblem */
export function rowsByName(given: Table, option: string, columns: Columns): readonly NamedRow[] {
  demandColumns(given, option, columns);
  const table = withoutBlankRows(given);
  return table.rows.map((row, index) => ({
    where: say('table.row', { name: basename(table.path), row: table.numbers[index] ?? 0 }),
    cell: (name) => (row[columnOf(table, name)] ?? '').trim(),
  }));
}
