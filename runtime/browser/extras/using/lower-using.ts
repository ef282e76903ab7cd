import { ContextualKeyword } from 'sucrase/dist/parser/tokenizer/keywords.js';
import { TokenType as tt } from 'sucrase/dist/parser/tokenizer/types.js';
import type { Ordered } from '../../modules/syntax/keep-context.ts';
import type { Stripped } from '../../modules/syntax/strip-types.ts';

/**
 * What is inserted for `using` where the engine does not know it. From the declaration to the end of its block:
 * `const d=u(false);try{const x=d.use(/*using x =*\/ …);…}catch(e){d.fail(e)}finally{d.end()}`, with an `await` before
 * the end of `await using`. One in the head of a loop, in a `case` or with a comma stays what it is, a SyntaxError.
 */

/** Behind whatever else opens at the same place, and before it; around what closes in there, and within what closes behind. */
const LAST_TO_OPEN = 1e9;
const FIRST_OF_ALL = -1e9;
const END_OF_VALUE = -0.55;
const END_OF_BLOCK = -0.75;

const OPENS: ReadonlySet<tt> = new Set([tt.braceL, tt.dollarBraceL, tt.parenL, tt.bracketL]);
const CLOSES: ReadonlySet<tt> = new Set([tt.braceR, tt.parenR, tt.bracketR]);
/** A line that ends so, before one that begins so, ends a statement without a semicolon. */
const ENDS = /[\w$)\]}'"`]$/;
const BEGINS = /^(?!(?:in|instanceof)\b)[\w$@{]/;

interface Declared {
  readonly scope: string;
  readonly isAsync: boolean;
}

interface Block {
  readonly isBlock: boolean;
  readonly declared: Declared[];
}

export function usingInsertions({ code, tokens }: Stripped, name: string): readonly Ordered[] {
  const insertions: Ordered[] = [];
  const type = (index: number): tt => tokens[index]?.type ?? tt.eof;
  const startOf = (index: number): number => tokens[index]?.start ?? code.length;
  const endOf = (index: number): number => tokens[index]?.end ?? code.length;
  const textOf = (index: number): string => code.slice(startOf(index), endOf(index));
  let declarations = 0;

  const endsBefore = (index: number): boolean =>
    code.slice(endOf(index - 1), startOf(index)).includes('\n') &&
    ENDS.test(textOf(index - 1)) &&
    BEGINS.test(textOf(index));

  /** Undefined where another declaration follows behind a comma. */
  const endOfValue = (from: number): number | undefined => {
    let depth = 0;
    for (let index = from; index < tokens.length; index += 1) {
      if (depth === 0) {
        if (type(index) === tt.comma) return undefined;
        if (type(index) === tt.semi || type(index) === tt.eof || CLOSES.has(type(index))) return endOf(index - 1);
        if (index > from && endsBefore(index)) return endOf(index - 1);
      }
      if (OPENS.has(type(index))) depth += 1;
      else if (CLOSES.has(type(index))) depth -= 1;
    }
    return endOf(tokens.length - 1);
  };

  const declare = (index: number, { isBlock, declared }: Block): void => {
    const isUsing =
      tokens[index]?.contextualKeyword === ContextualKeyword._using &&
      type(index + 1) === tt.name &&
      type(index + 2) === tt.eq &&
      // On another line it is a variable with this name.
      !code.slice(endOf(index), startOf(index + 1)).includes('\n');
    const end = isUsing && isBlock ? endOfValue(index + 3) : undefined;
    if (end === undefined) return;
    const isAsync = textOf(index - 1) === 'await';
    const scope = `${name}d${String((declarations += 1))}`;
    const start = startOf(isAsync ? index - 1 : index);
    const opening = `const ${scope}=${name}u(${String(isAsync)});try{const ${textOf(index + 1)}=${scope}.use(/*`;
    insertions.push({ at: start, text: opening, order: LAST_TO_OPEN });
    insertions.push({ at: endOf(index + 2), text: '*/', order: FIRST_OF_ALL });
    insertions.push({ at: end, text: ')', order: END_OF_VALUE });
    declared.push({ scope, isAsync });
  };

  const close = (at: number, { declared }: Block, before = ''): void => {
    const ends = declared
      .toReversed()
      .map(
        ({ scope, isAsync }) =>
          `}catch(${scope}e){${scope}.fail(${scope}e)}finally{${isAsync ? 'await ' : ''}${scope}.end()}`,
      );
    if (ends.length > 0) insertions.push({ at, text: before + ends.join(''), order: END_OF_BLOCK });
  };

  const whole: Block = { isBlock: true, declared: [] };
  const blocks: Block[] = [];
  for (const index of tokens.keys()) {
    declare(index, blocks.at(-1) ?? whole);
    if (OPENS.has(type(index))) blocks.push({ isBlock: type(index) === tt.braceL, declared: [] });
    else if (CLOSES.has(type(index))) {
      const block = blocks.pop();
      if (block !== undefined) close(startOf(index), block);
    }
  }
  // Not into a comment on the last line.
  close(code.length, whole, '\n');
  return insertions;
}
