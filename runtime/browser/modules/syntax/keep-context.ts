import { ContextualKeyword } from 'sucrase/dist/parser/tokenizer/keywords.js';
import { TokenType as tt } from 'sucrase/dist/parser/tokenizer/types.js';
import type { Token } from 'sucrase/dist/parser/tokenizer/index.js';
import type { Insertion } from '../../ground/positions/insertions.ts';
import { isAwait, pastBrackets, pastOperand } from './operand.ts';

/**
 * What is inserted into a program that uses AsyncLocalStorage, so that its awaits keep the store. `await x` becomes
 * `A?.r(F,await A.c(F,x))`: `c` notes the frame in the function's holder F just before it is suspended, `r` brings it
 * back just after; `x` does so where an awaited promise was rejected. (A is `bindings/async/awaits.ts`.) The awaited
 * promise stays the program's own, so nothing takes a tick more than in Node and V8 still knows who awaits whom. `?.`
 * makes V8 call the result an `(intermediate value)` in its messages, as it calls `await x`.
 */

/** From its parameters, or from the brace of its body, to its end. */
export interface FunctionPart {
  readonly start: number;
  readonly end: number;
}

export interface Ordered extends Insertion {
  /** What closes comes before what opens; of two that close, the inner one. */
  readonly order: number;
}

export function inOrder(insertions: readonly Ordered[]): readonly Insertion[] {
  return insertions.toSorted((a, b) => a.at - b.at || a.order - b.order);
}

/** @param name free in the file, and so is every name that begins with it */
export function contextInsertions(
  tokens: readonly Token[],
  functions: readonly FunctionPart[],
  name: string,
): readonly Ordered[] {
  const insertions: Ordered[] = [];
  const holder = `${name}f`;
  const newHolder = `const ${holder}=${name}.n();`;
  const restore = `${name}.x(${holder});`;
  const type = (index: number): tt => tokens[index]?.type ?? tt.eof;
  const startOf = (index: number): number => tokens[index]?.start ?? 0;
  const endOf = (index: number): number => tokens[index]?.end ?? 0;
  const indexByStart = new Map(tokens.map(({ start }, index) => [start, index]));
  const open = (at: number, text: string, from: number): void => {
    insertions.push({ at, text, order: 1 + from });
  };
  const close = (at: number, text: string, from: number): void => {
    insertions.push({ at, text, order: -1 - from });
  };

  /** Undefined at the top of the module. */
  const functionAround = (index: number): FunctionPart | undefined => {
    const start = startOf(index);
    let found: FunctionPart | undefined;
    for (const part of functions)
      if (part.start <= start && start < part.end && (found === undefined || part.start >= found.start)) found = part;
    return found;
  };

  const keepLoop = (index: number): void => {
    const last = pastBrackets(tokens, index + 2) - 1;
    let of = index + 3;
    while (tokens[of]?.contextualKeyword !== ContextualKeyword._of && of < last)
      of = [tt.braceL, tt.bracketL, tt.parenL].includes(type(of)) ? pastBrackets(tokens, of) : of + 1;
    const hasBlock = type(last + 1) === tt.braceL;
    open(endOf(of), ` ${name}.${hasBlock ? 'i' : 'j'}(${holder},`, startOf(of));
    close(endOf(last - 1), ')', startOf(of));
    if (!hasBlock) return;
    open(endOf(last + 1), restore, startOf(last + 1));
    const next = pastBrackets(tokens, last + 1);
    // Here the loop is the branch of another statement, which one more would cut off.
    if (type(next) !== tt._else && type(next) !== tt._while) close(endOf(next - 1), restore, startOf(index));
  };

  const keepAwait = (index: number): void => {
    open(startOf(index), `${name}?.r(${holder},`, startOf(index));
    open(endOf(index), ` ${name}.c(${holder},`, startOf(index));
    close(endOf(pastOperand(tokens, index + 1) - 1), '))', startOf(index));
  };

  const giveHolder = ({ start, end }: FunctionPart): void => {
    const first = indexByStart.get(start) ?? tokens.findIndex((token) => token.start >= start);
    if (type(first) === tt.braceL) {
      open(endOf(first), newHolder, start);
      return;
    }
    let arrow = first;
    while (type(arrow) !== tt.arrow && arrow < tokens.length)
      arrow = type(arrow) === tt.parenL ? pastBrackets(tokens, arrow) : arrow + 1;
    open(endOf(arrow), `{${newHolder}return(`, start);
    close(end, ')}', start);
  };

  const awaiting = new Set<FunctionPart | undefined>();
  for (const index of tokens.keys()) {
    if (!isAwait(tokens, index) || tokens[index + 1]?.contextualKeyword === ContextualKeyword._using) continue;
    awaiting.add(functionAround(index));
    if (type(index - 1) === tt._for) keepLoop(index - 1);
    else keepAwait(index);
  }
  for (const part of awaiting) if (part !== undefined) giveHolder(part);
  for (const index of tokens.keys()) {
    if ((type(index) !== tt._catch && type(index) !== tt._finally) || !awaiting.has(functionAround(index))) continue;
    const brace = type(index + 1) === tt.parenL ? pastBrackets(tokens, index + 1) : index + 1;
    if (type(brace) === tt.braceL) open(endOf(brace), restore, startOf(brace));
  }
  return insertions;
}
