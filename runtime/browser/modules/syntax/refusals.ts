import type { Token } from 'sucrase/dist/parser/tokenizer/index.js';
import { ContextualKeyword } from 'sucrase/dist/parser/tokenizer/keywords.js';
import { TokenType as tt } from 'sucrase/dist/parser/tokenizer/types.js';
import type { TokenWalk } from './token-walk.ts';
import { refuse } from './typescript-error.ts';

/** TypeScript that means more than its types: Node runs none of it, and says so. */

const PARAMETER_MODIFIERS: ReadonlySet<tt> = new Set([
  tt._public,
  tt._protected,
  tt._private,
  tt._readonly,
  tt._override,
]);

export function refuseUnsupported(walk: TokenWalk, index: number, token: Token): void {
  if (token.type === tt._enum || (token.type === tt._const && walk.type(index + 1) === tt._enum)) {
    refuse('TypeScript enum is not supported in strip-only mode', token.start, walk.blockEnd(index));
  }
  if (PARAMETER_MODIFIERS.has(token.type)) {
    const before = walk.previousKept()?.type;
    const isFirst = before === tt.parenL || before === tt.comma;
    if (isFirst) {
      let from = index;
      while (PARAMETER_MODIFIERS.has(walk.type(from))) from += 1;
      let end = from;
      while (walk.type(end) !== tt.comma && walk.type(end) !== tt.parenR && walk.type(end) !== tt.eof) end += 1;
      refuse(
        'TypeScript parameter property is not supported in strip-only mode',
        walk.token(from)?.start ?? token.start,
        walk.token(end - 1)?.end ?? token.end,
      );
    }
  }
  if (token.type === tt._import && walk.type(index + 1) === tt.name && walk.type(index + 2) === tt.eq) {
    refuse(
      'TypeScript import equals declaration is not supported in strip-only mode',
      token.start,
      walk.lineEnd(token.start),
    );
  }
  if (token.type === tt._export && walk.type(index + 1) === tt.eq) {
    refuse('TypeScript export assignment is not supported in strip-only mode', token.start, walk.lineEnd(token.start));
  }
}

/** sucrase takes a namespace for a type and drops it; with values inside, Node refuses it. */
export function refuseTypes(walk: TokenWalk, index: number, end: number): void {
  for (let at = index; at < end; at++) {
    const isNamespace =
      (walk.isContextual(at, ContextualKeyword._namespace) || walk.isContextual(at, ContextualKeyword._module)) &&
      walk.type(at + 1) === tt.name &&
      statementStarts(walk, at, index);
    const isDeclared = walk.type(at - 1) === tt._declare || walk.isContextual(at - 1, ContextualKeyword._declare);
    if (isNamespace && !isDeclared && hasValues(walk, at, end)) {
      const start = walk.token(at)?.start ?? 0;
      if (walk.isContextual(at, ContextualKeyword._module)) {
        refuse('`module` keyword is not supported. Use `namespace` instead.', start, start + 'module A'.length);
      }
      refuse('TypeScript namespace declaration is not supported in strip-only mode', start, walk.blockEnd(at));
    }
    if (isNamespace) return;
  }
  const [first, last] = [walk.token(index), walk.token(end - 1)];
  const isAssertion = first?.type === tt.lessThan || first?.type === tt.typeParameterStart;
  if (isAssertion && last?.type === tt.greaterThan && isAngleAssertion(walk, index, end)) {
    refuse(
      "The angle-bracket syntax for type assertions, `<T>expr`, is not supported in type strip mode. Instead, use the 'as' syntax: `expr as T`.",
      first.start,
      walk.token(end)?.end ?? last.end,
    );
  }
}

function statementStarts(walk: TokenWalk, at: number, index: number): boolean {
  return at === index || (at === index + 1 && [tt._export, tt._declare].includes(walk.type(index)));
}

function hasValues(walk: TokenWalk, at: number, end: number): boolean {
  const values: readonly tt[] = [
    tt._const,
    tt._let,
    tt._var,
    tt._function,
    tt._class,
    tt._enum,
    tt._if,
    tt._for,
    tt.parenL,
  ];
  for (let i = at; i < end; i++) {
    const isMember = [tt.colon, tt.name].includes(walk.type(i - 1));
    if (values.includes(walk.type(i)) && !(walk.type(i) === tt.parenL && isMember)) return true;
  }
  return false;
}

/** A `<T>` where an expression begins, that is not the type parameters of an arrow function. */
function isAngleAssertion(walk: TokenWalk, index: number, end: number): boolean {
  const before = walk.previousKept();
  const operators: readonly tt[] = [
    tt.eq,
    tt.parenL,
    tt.comma,
    tt._return,
    tt.colon,
    tt.arrow,
    tt.semi,
    tt.bracketL,
    tt.assign,
  ];
  const startsExpression = index === 0 || before === undefined || operators.includes(before.type);
  if (!startsExpression) return false;
  if (walk.type(end) !== tt.parenL) return true;
  let depth = 0;
  for (let at = end; at < walk.all.length; at++) {
    if (walk.type(at) === tt.parenL) depth += 1;
    if (walk.type(at) === tt.parenR) {
      depth -= 1;
      if (depth === 0) {
        let after = at + 1;
        while (walk.token(after)?.isType === true) after += 1;
        return walk.type(after) !== tt.arrow;
      }
    }
  }
  return true;
}
