/** Lays out a file as the lessons are laid out, by Prettier, fetched when the reader first asks for it. */
import type { EditorView } from '@codemirror/view';
import * as babel from 'prettier/plugins/babel';
import * as estree from 'prettier/plugins/estree';
import { formatWithCursor } from 'prettier/standalone';

/** As in `.prettierrc`, for programs. */
const LAYOUT = { singleQuote: true, printWidth: 92 };

const PARSERS: readonly (readonly [RegExp, string])[] = [
  [/\.[cm]?ts$/, 'babel-ts'],
  [/\.[cm]?js$/, 'babel'],
  [/\.json$/, 'json'],
];

const parserOf = (file: string): string | undefined => PARSERS.find(([name]) => name.test(file))?.[1];

/** What stands at both ends of two texts, so that only what differs is replaced. */
function changeBetween(before: string, after: string): { from: number; to: number; insert: string } {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < most - start && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  return { from: start, to: before.length - end, insert: after.slice(start, after.length - end) };
}

/** `unknown` where no parser knows such a file; the line where it cannot be read. */
export type Formatted = 'formatted' | 'unknown' | { readonly line: number };

export async function format(view: EditorView, file: string): Promise<Formatted> {
  const parser = parserOf(file);
  if (parser === undefined) return 'unknown';
  const { state } = view;
  const before = state.doc.toString();
  const options = { parser, plugins: [babel, estree], cursorOffset: state.selection.main.head, ...LAYOUT };
  try {
    const { formatted, cursorOffset } = await formatWithCursor(before, options);
    // The block of the build has no line break at its end.
    const after = before.endsWith('\n') ? formatted : formatted.replace(/\n$/, '');
    // What was written meanwhile is newer.
    if (view.state.doc !== state.doc || after === before) return 'formatted';
    const anchor = Math.min(cursorOffset, after.length);
    view.dispatch({ changes: changeBetween(before, after), selection: { anchor }, userEvent: 'input.format' });
    return 'formatted';
  } catch (error) {
    return { line: lineOf(error) };
  }
}

/** Of Prettier's own errors, which have their place in `loc`; any other is a bug of ours. */
function lineOf(error: unknown): number {
  const loc: unknown = error instanceof SyntaxError ? Reflect.get(error, 'loc') : undefined;
  const start: unknown = typeof loc === 'object' && loc !== null ? Reflect.get(loc, 'start') : undefined;
  const line: unknown = typeof start === 'object' && start !== null ? Reflect.get(start, 'line') : undefined;
  if (typeof line !== 'number') throw error;
  return line;
}
