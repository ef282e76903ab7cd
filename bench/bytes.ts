/** What a reader downloads, each size as a share of its aim, and what it is made of. */
import { partsBeside, partsOfFiles, sizeOf, sizeOfFiles, sumOf, type Size } from '../e2e/support/runtime-parts.ts';
import { budget } from '../e2e/support/size-budget.ts';
import type { MeasuredRow } from './measure.ts';

const inKB = (bytes: number): string => (bytes / 1000).toFixed(1);
const kB = (bytes: number): string => `${inKB(bytes)} kB`;

function rowFromBytes(name: string, bytes: number, aim: number): MeasuredRow {
  const what = `${name}, of ${String(aim / 1000)} kB`;
  return { what, value: kB(bytes), ratio: Number((bytes / aim).toFixed(2)), aim: 1 };
}

export function rowOfSize(what: string, { raw, gzip, brotli }: Size): MeasuredRow {
  return { what: `${what}: raw / gzip / brotli`, value: `${inKB(raw)} / ${inKB(gzip)} / ${kB(brotli)}` };
}

/**
 * What a plain program needs, its parts, and what else can be fetched.
 * @param fetched names of the files under `runtime/` that the browsers asked for
 */
export function rowsOfRuntimeBytes(dist: string, fetched: ReadonlySet<string>): readonly MeasuredRow[] {
  const { raw, gzip, brotli } = sizeOfFiles(dist, fetched);
  const parts = partsOfFiles(dist, fetched);
  return [
    { what: 'runtime of a plain lesson, raw', value: kB(raw) },
    rowFromBytes('runtime of a plain lesson, gzip', gzip, budget.runtime.gzip),
    rowFromBytes('runtime of a plain lesson, brotli', brotli, budget.runtime.brotli),
    ...parts.map((part) => rowOfSize(`of it ${part.name}`, part)),
    ...partsBeside(dist, fetched).map((part) => rowOfSize(`fetched where named, ${part.name}`, part)),
  ];
}

export function rowOfReadingBytes(scripts: readonly Buffer[]): MeasuredRow {
  return rowFromBytes('JavaScript to read a lesson, gzip', sumOf(scripts.map(sizeOf)).gzip, budget.reading);
}
