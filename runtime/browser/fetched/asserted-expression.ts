import { sourceLine } from '../ground/positions/sources.ts';

/**
 * `internal/errors/error_source`: the text of the call that `assert` words its message with. Node reads it by a parser
 * of 200 kB; what is asked of it is where a call on one line begins and ends.
 */

const PLACE = /(?<![^\s(])((?:file:\/\/)?\/[^\s():]+):(\d+):(\d+)\)?$/m;
/** What may stand before the called name: `assert.`, `t.assert?.`, `assert['` */
// eslint-disable-next-line regexp/no-super-linear-move -- over one line of the program's own text, in its own thread
const CHAIN = /[\w$]+(?:(?:\?\.|\.)[\w$]+|\[(?:'[^']*'|"[^"]*"|\d+)\])*(?:\?\.|\.|\[|(?<=\]))$/;
/** A text, so that brackets in it do not count, or one character. */
const PIECE = /'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|`(?:\\.|[^`\\])*`|./gs;

function endOfCall(code: string, start: number): number | undefined {
  let depth = 0;
  for (const { 0: piece, index } of code.slice(start).matchAll(PIECE)) {
    if (piece === '(') depth += 1;
    else if (piece === ')') {
      depth -= 1;
      if (depth === 0) return start + index + 1;
    } else if (piece === ';') return start + index;
  }
  return undefined;
}

/** @param column where the called name begins, from 0 */
export function callAt(code: string, column: number): string {
  const before = CHAIN.exec(code.slice(0, column))?.[0] ?? '';
  return code.slice(column - before.length, endOfCall(code, column));
}

function placeOf(error: object): { readonly sourceLine: string; readonly startColumn: number } | undefined {
  const stack = 'stack' in error && typeof error.stack === 'string' ? error.stack : '';
  const [, file = '', line, column] = PLACE.exec(stack) ?? [];
  const text = sourceLine(file, Number(line));
  return text === undefined ? undefined : { sourceLine: text, startColumn: Number(column) - 1 };
}

export const errorSource = (): object => ({
  getErrorSourceLocation: placeOf,
  getErrorSourceExpression: (error: object) => {
    const place = placeOf(error);
    return place === undefined ? undefined : callAt(place.sourceLine, place.startColumn);
  },
});
