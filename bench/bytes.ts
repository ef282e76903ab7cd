/** What a reader downloads, each size as a share of its budget. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { MeasuredRow } from './measure.ts';

const kB = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`;

function rowFromBytes(what: string, bytes: number, budget: number): MeasuredRow {
  return { what, value: kB(bytes), ratio: Number((bytes / budget).toFixed(2)), aim: 1 };
}

/** The frame and the worker's script: what a plain Express and Zod lesson needs. Other packages come when named. */
export function rowsOfRuntimeBytes(dist: string): readonly MeasuredRow[] {
  const folder = join(dist, 'runtime');
  const fetched = readdirSync(folder).filter((name) => /^(worker|frame)\b.*\.(js|html)$/.test(name));
  if (fetched.length < 2) throw new Error('The built runtime has no worker script and frame.');
  const contents = fetched.map((name) => readFileSync(join(folder, name)));
  const sum = (size: (content: Buffer) => number): number => contents.reduce((total, each) => total + size(each), 0);
  return [
    { what: 'runtime of a plain lesson, raw', value: kB(sum(({ length }) => length)) },
    rowFromBytes(
      'runtime of a plain lesson, gzip, of 350 kB',
      sum((each) => gzipSync(each, { level: 9 }).length),
      350_000,
    ),
    rowFromBytes(
      'runtime of a plain lesson, brotli, of 285 kB',
      sum((each) => brotliCompressSync(each).length),
      285_000,
    ),
  ];
}

export function rowOfReadingBytes(scripts: readonly Buffer[]): MeasuredRow {
  const gzip = scripts.reduce((sum, script) => sum + gzipSync(script, { level: 9 }).length, 0);
  return rowFromBytes('JavaScript to read a lesson, gzip, of 15 kB', gzip, 15_000);
}
