import { ContextualKeyword } from 'sucrase/dist/parser/tokenizer/keywords.js';
import { TokenType as tt } from 'sucrase/dist/parser/tokenizer/types.js';
import type { FunctionPart, Ordered } from './keep-context.ts';
import { pastBrackets } from './operand.ts';
import type { Stripped } from './strip-types.ts';

/**
 * What is inserted into a program in WebKit, whose errors have no stack of V8's when the engine itself throws them, and
 * which forgets a function whose last deed is a call. Each body becomes `{try{…}catch(Ae){throw As(Ae)}}`: so no call
 * is the last deed, and what leaves a function has its stack written anew by S. So has what the program catches.
 */

/** Before whatever else opens at the same place, and behind whatever else closes there. */
const FIRST = 0.5;
const LAST = -0.5;

interface Kept {
  /** Free in the file, and so is every name that begins with it. */
  readonly name: string;
  /** Whether an arrow function with this beginning is given a body by somebody else. */
  readonly isLeft: (index: number) => boolean;
}

export function stackInsertions({ code, tokens, functions }: Stripped, { name, isLeft }: Kept): readonly Ordered[] {
  const insertions: Ordered[] = [];
  const rethrown = `}catch(${name}e){throw ${name}s(${name}e)}`;
  const type = (index: number): tt => tokens[index]?.type ?? tt.eof;
  const endOf = (index: number): number => tokens[index]?.end ?? 0;
  const indexByStart = new Map(tokens.map(({ start }, index) => [start, index]));

  const keepBlock = (index: number, end: number): void => {
    if (type(index + 1) === tt.braceR) return;
    insertions.push({ at: endOf(index), text: 'try{', order: FIRST });
    insertions.push({ at: end - 1, text: rethrown, order: LAST });
  };

  const keepArrow = (index: number, { start, end }: FunctionPart): void => {
    const isAsync = tokens[index]?.contextualKeyword === ContextualKeyword._async && type(index + 1) !== tt.arrow;
    const first = isAsync ? index + 1 : index;
    const arrow = type(first) === tt.parenL ? pastBrackets(tokens, first) : first + 1;
    if (type(arrow) !== tt.arrow || type(arrow + 1) === tt.braceL || isLeft(index)) return;
    insertions.push({ at: endOf(arrow), text: '{try{return(', order: FIRST + start });
    insertions.push({ at: end, text: `)${rethrown}}`, order: -1 - start });
  };

  for (const part of functions) {
    const index = indexByStart.get(part.start) ?? tokens.findIndex(({ start }) => start >= part.start);
    if (type(index) === tt.braceL) keepBlock(index, part.end);
    else keepArrow(index, part);
  }
  for (const index of tokens.keys()) {
    const [caught, brace] = [index + 2, index + 4];
    if (type(index) !== tt._catch || type(caught) !== tt.name || type(brace) !== tt.braceL) continue;
    const error = code.slice(tokens[caught]?.start, endOf(caught));
    insertions.push({ at: endOf(brace), text: `${name}s(${error});`, order: FIRST });
  }
  return insertions;
}
