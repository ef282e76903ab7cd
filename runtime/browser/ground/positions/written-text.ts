/** A part of the text that runs, without what was inserted into it. */
import { withInsertions, type Insertion } from './insertions.ts';

interface Changed {
  readonly code: string;
  readonly insertions: readonly Insertion[];
  /** With its insertions: made when it is first asked for. */
  ran?: string;
}

const changed: Changed[] = [];

/** @param insertions in the order of their places */
export function rememberText(code: string, insertions: readonly Insertion[]): void {
  if (insertions.length > 0) changed.push({ code, insertions });
}

function writtenIndex(insertions: readonly Insertion[], index: number): number {
  let shift = 0;
  for (const { at, text } of insertions) {
    if (at + shift >= index) break;
    shift += Math.min(text.length, index - at - shift);
  }
  return index - shift;
}

/** Undefined where it is no part of a file that was changed. */
export function writtenText(text: string): string | undefined {
  for (const file of changed) {
    const begin = (file.ran ??= withInsertions(file.code, file.insertions)).indexOf(text);
    if (begin === -1) continue;
    const [from, to] = [begin, begin + text.length].map((index) => writtenIndex(file.insertions, index));
    return file.code.slice(from, to);
  }
  return undefined;
}
