/** A table of a teacher's: a CSV as a platform, Excel or an editor writes it. */
import { readFileSync } from 'node:fs';
import { CsvError, parse } from 'csv-parse/sync';
import { say } from '../../language.ts';
import { CommandProblem } from '../../problem.ts';

export interface Table {
  readonly path: string;
  readonly delimiter: string;
  readonly header: readonly string[];
  /** As many cells as the header has, at least. */
  readonly rows: readonly (readonly string[])[];
  /** Of each row: which one it is where a spreadsheet counts them, from 1. */
  readonly numbers: readonly number[];
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
  const header = text.split('\n').find((line) => line.trim() !== '') ?? '';
  const count = (delimiter: string): number => header.split(delimiter).length;
  return [';', '\t'].reduce((best, each) => (count(each) > count(best) ? each : best), ',');
}

/** With it Excel is told what stands between the cells; it shows no such line. */
const SEPARATOR = /^"?sep=(.)"?\r?\n/i;

function isBlank(row: readonly string[]): boolean {
  return row.every((cell) => cell.trim() === '');
}

export function withRows(table: Table, isKept: (row: readonly string[]) => boolean): Table {
  const kept = table.rows.flatMap((row, index) => (isKept(row) ? [{ row, number: table.numbers[index] ?? 0 }] : []));
  return { ...table, rows: kept.map(({ row }) => row), numbers: kept.map(({ number }) => number) };
}

/** An export keeps its blank rows; wherever a row is somebody, a blank one is nobody. */
export function withoutBlankRows(table: Table): Table {
  return withRows(table, (row) => !isBlank(row));
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
  const whole = textFrom(bytes).replace(/^\uFEFF/, '');
  const [separator = '', separated] = SEPARATOR.exec(whole) ?? [];
  const text = whole.slice(separator.length);
  const delimiter = separated ?? delimiterOf(text);
  try {
    const all: string[][] = parse(text, { delimiter, relax_column_count: true });
    const numbered = all.map((row, index) => ({ row: row.map((cell) => cell.normalize('NFC')), number: index + 1 }));
    // A line without anything is no row, whatever the table; the header is the first that says something.
    const begin = numbered.findIndex(({ row }) => !isBlank(row));
    const [{ row: header } = { row: [] }, ...below] = begin === -1 ? [] : numbered.slice(begin);
    const rows = below.filter(({ row }) => row.length > 1 || !isBlank(row));
    return {
      path,
      delimiter,
      header,
      rows: rows.map(({ row }) => [...row, ...header.slice(row.length).map(() => '')]),
      numbers: rows.map(({ number }) => number),
    };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new CommandProblem(say('table.no-csv', { option, path, message: error.message }));
  }
}

export function plainName(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, ' ');
}

/** @returns -1 where there is none */
export function columnOf({ header }: Table, name: string): number {
  return header.findIndex((each) => plainName(each) === plainName(name));
}
