import type { Token } from 'sucrase/dist/parser/tokenizer/index.js';
import { ContextualKeyword } from 'sucrase/dist/parser/tokenizer/keywords.js';
import { TokenType as tt } from 'sucrase/dist/parser/tokenizer/types.js';

/** Where things end in a list of tokens that holds no types: what a unary operator takes, and pairs of brackets. */

const OPENING: ReadonlySet<tt> = new Set([tt.braceL, tt.bracketL, tt.parenL, tt.dollarBraceL]);
const CLOSING: ReadonlySet<tt> = new Set([tt.braceR, tt.bracketR, tt.parenR]);
const PREFIXES: ReadonlySet<tt> = new Set([
  tt._typeof,
  tt._void,
  tt._delete,
  tt._new,
  tt.bang,
  tt.tilde,
  tt.plus,
  tt.minus,
  tt.preIncDec,
]);

type Tokens = readonly Token[];
const typeAt = (tokens: Tokens, index: number): tt => tokens[index]?.type ?? tt.eof;

/** @returns the index after the bracket that closes the one at `open` */
export function pastBrackets(tokens: Tokens, open: number): number {
  let depth = 0;
  for (let at = open; at < tokens.length; at++) {
    if (OPENING.has(typeAt(tokens, at))) depth += 1;
    if (CLOSING.has(typeAt(tokens, at))) depth -= 1;
    if (depth === 0) return at + 1;
  }
  return tokens.length;
}

function pastTemplate(tokens: Tokens, open: number): number {
  let at = open + 1;
  while (typeAt(tokens, at) !== tt.backQuote && at < tokens.length)
    at = typeAt(tokens, at) === tt.dollarBraceL ? pastBrackets(tokens, at) : at + 1;
  return at + 1;
}

/** A function or a class: up to the end of its body, which is the first block outside of other brackets. */
function pastBody(tokens: Tokens, index: number): number {
  let at = index + 1;
  while (typeAt(tokens, at) !== tt.braceL && at < tokens.length)
    at = OPENING.has(typeAt(tokens, at)) ? pastBrackets(tokens, at) : at + 1;
  return pastBrackets(tokens, at);
}

function pastAtom(tokens: Tokens, index: number): number {
  const type = typeAt(tokens, index);
  if (type === tt.backQuote) return pastTemplate(tokens, index);
  if (OPENING.has(type)) return pastBrackets(tokens, index);
  if (type === tt._function || type === tt._class) return pastBody(tokens, index);
  const isAsync = tokens[index]?.contextualKeyword === ContextualKeyword._async;
  if (isAsync && typeAt(tokens, index + 1) === tt._function) return pastBody(tokens, index + 1);
  return index + 1;
}

/** @returns the index after the unary expression that begins at `index` */
export function pastOperand(tokens: Tokens, index: number): number {
  let at = index;
  while (PREFIXES.has(typeAt(tokens, at)) || isAwait(tokens, at)) at += 1;
  at = pastAtom(tokens, at);
  for (;;) {
    const type = typeAt(tokens, at);
    if (type === tt.dot || type === tt.questionDot) {
      at += 1;
      if (typeAt(tokens, at) === tt.hash) at += 1;
      if (!OPENING.has(typeAt(tokens, at)) && typeAt(tokens, at) !== tt.backQuote) at += 1;
    } else if (type === tt.parenL || type === tt.bracketL) at = pastBrackets(tokens, at);
    else if (type === tt.backQuote) at = pastTemplate(tokens, at);
    else if (type === tt.postIncDec) at += 1;
    else return at;
  }
}

/** IdentifierRole.ObjectKey */
const KEY_ROLES: ReadonlySet<number> = new Set([10]);

/** The operator, not a property of that name. */
export function isAwait(tokens: Tokens, index: number): boolean {
  const token = tokens[index];
  if (token?.type !== tt.name || token.contextualKeyword !== ContextualKeyword._await) return false;
  const before = typeAt(tokens, index - 1);
  return before !== tt.dot && before !== tt.questionDot && !KEY_ROLES.has(token.identifierRole ?? -1);
}
