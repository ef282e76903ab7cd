/** Where the program's own text stands in the text that runs; nothing that is inserted has a line break. */

import type { Insertion } from './insertions.ts';
import { rememberText } from './written-text.ts';

interface Moved {
  /** Of the text that runs, from 1. */
  readonly column: number;
  readonly length: number;
}

const movedByUrl = new Map<string, ReadonlyMap<number, readonly Moved[]>>();

export function rememberInsertions(url: string, code: string, insertions: readonly Insertion[]): void {
  const lines = new Map<number, Moved[]>();
  let line = 1;
  let lineStart = 0;
  for (const { at, text } of insertions) {
    for (let next = code.indexOf('\n', lineStart); next !== -1 && next < at; next = code.indexOf('\n', lineStart)) {
      line += 1;
      lineStart = next + 1;
    }
    const before = lines.get(line) ?? [];
    const shift = before.reduce((sum, { length }) => sum + length, 0);
    lines.set(line, [...before, { column: at - lineStart + shift + 1, length: text.length }]);
  }
  movedByUrl.set(url, lines);
  rememberText(code, insertions);
}

/** The column at which the learner finds it, of one in the text that runs; both from 1. */
export function writtenColumn(url: string, line: number, column: number): number {
  let shift = 0;
  for (const moved of movedByUrl.get(url)?.get(line) ?? []) {
    if (column < moved.column) break;
    shift += Math.min(moved.length, column - moved.column);
  }
  return column - shift;
}

const PLACE = /(file:\/\/[^\s()]+):(\d+):(\d+)/;

/** A line of a stack trace, with the column at which the learner finds it. */
export function withWrittenColumn(words: string): string {
  if (movedByUrl.size === 0) return words;
  return words.replace(PLACE, (place, url: string, line: string, column: string) =>
    movedByUrl.has(url) ? `${url}:${line}:${String(writtenColumn(url, Number(line), Number(column)))}` : place,
  );
}
