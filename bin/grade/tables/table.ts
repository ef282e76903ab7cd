/** A table of a teacher's: a CSV as a platform, Excel or an editor writes it. */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { CsvError, parse } from 'csv-parse/sync';
import { say } from '../../language.ts';
import { CommandProblem } from '../../problem.ts';

export interface Table {
  readonly path: string;
  readonly delimiter: string;
  readonly header: readonly string[];
  /** As many cells as the header has, at least. */
  readonly rows: readonly (readonly string[])[];
}

const ENCODINGS = ['utf-8', 'euc-kr', 'windows-1252'];

/** Excel writes UTF-8 only where it is asked to: in Korea what browsers call euc-kr, in the west windows-1252. */
function textFrom(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  for (const encoding of ENCODINGS) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
    }
  }
  return new TextDecoder().decode(bytes);
}

/** Of the header: what stands between its cells most often. */
function delimiterOf(text: string): string {
  const [header = ''] = text.split('\n', 1);
  const count = (delimiter: string): number => header.split(delimiter).length;
  return [';', '\t'].reduce((best, each) => (count(each) > count(best) ? each : best), ',');
}

/** @throws CommandProblem */
export function readTable(option: string, path: string): Table {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    if ('code' in error && error.code === 'ENOENT') throw new CommandProblem(say('table.no-file', { option, path }));
    throw new CommandProblem(say('table.unreadable', { option, path, message: error.message }));
  }
  const text = textFrom(bytes).replace(/^\uFEFF/, '');
  const delimiter = delimiterOf(text);
  try {
    const all: string[][] = parse(text, { delimiter, relax_column_count: true, skip_empty_lines: true });
    const [header = [], ...rows] = all.map((row) => row.map((cell) => cell.normalize('NFC')));
    const padded = rows.map((row) => [...row, ...header.slice(row.length).map(() => '')]);
    return { path, delimiter, header, rows: padded };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new CommandProblem(say('table.no-csv', { option, path, message: error.message }));
  }
}

function plain(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, ' ');
}

/** @returns -1 where there is none */
export function columnOf({ header }: Table, name: string): number {
  return header.findIndex((each) => plain(each) === plain(name));
}

/** Reads rows by the names of columns. */
export function rowsByName(
  table: Table,
  option: string,
  { needed, known }: { readonly needed: readonly string[]; readonly known: readonly string[] },
): readonly { readonly where: string; readonly cell: (name: string) => string }[] {
  const missing = needed.filter((name) => columnOf(table, name) === -1);
  if (missing.length > 0)
    throw new CommandProblem(
      say('table.no-column', { option, path: table.path, columns: missing.join('", "'), known: known.join(', ') }),
    );
  return table.rows.map((row, index) => ({
    where: say('table.row', { name: basename(table.path), row: index + 2 }),
    cell: (name) => (row[columnOf(table, name)] ?? '').trim(),
  }));
}
