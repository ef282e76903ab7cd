import { parse } from 'sucrase/dist/parser/index.js';
import type { Token } from 'sucrase/dist/parser/tokenizer/index.js';
import { ContextualKeyword } from 'sucrase/dist/parser/tokenizer/keywords.js';
import { TokenType as tt } from 'sucrase/dist/parser/tokenizer/types.js';

/**
 * Strips types as Node 24 does: each type becomes spaces, so that lines and columns stay where they are; what would
 * need other code than it says (enum, namespace, parameter properties, `import =`) is refused in Node's own words.
 */

export interface Stripped {
  /** As long as the source, character for character. */
  readonly code: string;
  /** The tokens that are left, in order. */
  readonly tokens: readonly Token[];
}

export class TypeScriptError extends Error {
  readonly code: 'ERR_INVALID_TYPESCRIPT_SYNTAX' | 'ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX';
  readonly start: number;
  readonly end: number;

  constructor(code: TypeScriptError['code'], message: string, start: number, end: number) {
    super(message);
    this.code = code;
    this.start = start;
    this.end = end;
  }
}

function refuse(what: string, start: number, end: number): never {
  throw new TypeScriptError('ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX', what, start, end);
}

const MODIFIERS: ReadonlySet<number> = new Set([
  tt._public,
  tt._protected,
  tt._private,
  tt._readonly,
  tt._override,
  tt._abstract,
]);
const PARAMETER_MODIFIERS: ReadonlySet<number> = new Set([
  tt._public,
  tt._protected,
  tt._private,
  tt._readonly,
  tt._override,
]);

/** Where a line that begins with one of these would go on the statement before it. */
const CONTINUES: ReadonlySet<number> = new Set([
  tt.parenL,
  tt.bracketL,
  tt.backQuote,
  tt.plus,
  tt.minus,
  tt.slash,
  tt.lessThan,
]);

function parseTypeScript(source: string): readonly Token[] {
  try {
    return parse(source, false, true, false).tokens;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const position: unknown = 'pos' in error ? error.pos : 0;
    const start = typeof position === 'number' ? Math.min(position, source.length) : 0;
    const message = error.message.replace(/^Error transforming [^:]*: /, '').replace(/ \(\d+:\d+\)$/, '');
    throw new TypeScriptError('ERR_INVALID_TYPESCRIPT_SYNTAX', message, start, start + 1);
  }
}

class Stripper {
  private readonly source: string;
  private readonly all: readonly Token[];
  private readonly blanks: { start: number; end: number; semicolon: boolean }[] = [];
  private readonly kept: Token[] = [];

  constructor(source: string) {
    this.source = source;
    this.all = parseTypeScript(source);
  }

  strip(): Stripped {
    for (let index = 0; index < this.all.length;) index = this.take(index);
    return { code: this.blanked(), tokens: this.kept };
  }

  private token(index: number): Token | undefined {
    return this.all[index];
  }

  private type(index: number): number {
    return this.all[index]?.type ?? tt.eof;
  }

  private take(index: number): number {
    const token = this.token(index);
    if (token === undefined) return index + 1;
    if (token.isType) return this.takeTypes(index);
    this.refuseUnsupported(index, token);
    const length = this.declarationLength(index);
    if (length > 0) {
      this.blank(index, index + length);
      return index + length;
    }
    if (token.type === tt._import || token.type === tt._export) {
      const end = this.takeTypeOnlyModuleStatement(index);
      if (end > index) return end;
    }
    if (MODIFIERS.has(token.type) || token.type === tt.nonNullAssertion) {
      this.blank(index, index + 1);
      return index + 1;
    }
    this.kept.push(token);
    return index + 1;
  }

  private takeTypes(index: number): number {
    let end = index + 1;
    while (this.token(end)?.isType === true && !this.startsTypeStatement(end)) end += 1;
    this.refuseNamespace(index, end);
    this.blank(index, end);
    return end;
  }

  /** One type declaration after another: what stands between them is a comment, and stays. */
  private startsTypeStatement(index: number): boolean {
    if (!this.startsLine(index)) return false;
    const at = this.type(index) === tt._export ? index + 1 : index;
    const isWord = [
      ContextualKeyword._interface,
      ContextualKeyword._type,
      ContextualKeyword._declare,
      ContextualKeyword._namespace,
    ].some((word) => this.isContextual(at, word));
    return (
      (isWord || this.type(at) === tt._declare) &&
      (at > index || this.type(at + 1) === tt.name || this.type(at) === tt._declare || this.type(at + 1) !== tt.colon)
    );
  }

  /** A class member that only declares: `declare x: T;`, `abstract x: T;`, a method without a body. */
  private declarationLength(index: number): number {
    const first = this.type(index);
    if (first !== tt._abstract && first !== tt._declare) {
      const isModifier = MODIFIERS.has(first) || first === tt._static;
      if (!isModifier) return 0;
    }
    let at = index;
    let declares = false;
    while (MODIFIERS.has(this.type(at)) || this.type(at) === tt._declare || this.type(at) === tt._static) {
      declares ||= this.type(at) === tt._abstract || this.type(at) === tt._declare;
      at += 1;
    }
    if (!declares || this.type(at) === tt._class) return 0;
    // The name, then only types, then perhaps a semicolon.
    while (this.type(at) !== tt.semi && this.type(at) !== tt.braceR && this.type(at) !== tt.eof) {
      const isFirst = at === index;
      if (!isFirst && this.token(at)?.isType !== true && this.startsLine(at) && at > index + 1 && this.isName(at))
        break;
      at += 1;
    }
    if (this.type(at) === tt.semi) at += 1;
    return at - index;
  }

  private isName(index: number): boolean {
    return this.type(index) === tt.name || MODIFIERS.has(this.type(index)) || this.type(index) === tt._static;
  }

  private startsLine(index: number): boolean {
    const before = this.token(index - 1)?.end ?? 0;
    return this.source.slice(before, this.token(index)?.start).includes('\n');
  }

  /** `import type …`, `export type { … }`, and the `type` names between braces. */
  private takeTypeOnlyModuleStatement(index: number): number {
    const isExport = this.type(index) === tt._export;
    if (this.isContextual(index + 1, ContextualKeyword._type) && this.isTypeOnly(index, isExport)) {
      const end = this.statementEnd(index);
      this.blank(index, end);
      return end;
    }
    const open = this.braceOfModuleStatement(index);
    if (open === undefined) return index;
    for (let at = index; at <= open; at++) this.keep(at);
    let at = open + 1;
    while (this.type(at) !== tt.braceR && this.type(at) !== tt.eof) {
      let end = at;
      while (this.type(end) !== tt.comma && this.type(end) !== tt.braceR && this.type(end) !== tt.eof) end += 1;
      const words = end - at;
      // `type X`, `type X as Y`, but not `type` alone nor `type as x`.
      const isTypeName =
        this.isContextual(at, ContextualKeyword._type) &&
        (words === 2 || words === 4 || (words === 3 && !this.isContextual(at + 1, ContextualKeyword._as)));
      const withComma = this.type(end) === tt.comma ? end + 1 : end;
      if (isTypeName) this.blank(at, withComma);
      else for (let i = at; i < withComma; i++) this.keep(i);
      at = withComma;
    }
    this.keep(at);
    return at + 1;
  }

  private keep(index: number): void {
    const token = this.token(index);
    if (token !== undefined && !token.isType) this.kept.push(token);
  }

  private isContextual(index: number, keyword: ContextualKeyword): boolean {
    return this.token(index)?.contextualKeyword === keyword;
  }

  private isTypeOnly(index: number, isExport: boolean): boolean {
    const after = this.type(index + 2);
    if (isExport) return after === tt.braceL || after === tt.star;
    if (after === tt.braceL || after === tt.star) return true;
    // `import type X from`, but not `import type from` nor `import type, { … } from`.
    return (
      after === tt.name &&
      !(this.isContextual(index + 2, ContextualKeyword._from) && this.type(index + 3) === tt.string)
    );
  }

  private braceOfModuleStatement(index: number): number | undefined {
    for (let at = index + 1; at < index + 4; at++) {
      if (this.type(at) === tt.braceL) return at;
      if (this.type(at) !== tt.name && this.type(at) !== tt.comma) return undefined;
    }
    return undefined;
  }

  private statementEnd(index: number): number {
    let at = index + 1;
    while (this.type(at) !== tt.string && this.type(at) !== tt.semi && this.type(at) !== tt.eof) {
      if (this.type(at) === tt.braceR && !this.isContextual(at + 1, ContextualKeyword._from))
        return this.type(at + 1) === tt.semi ? at + 2 : at + 1;
      at += 1;
    }
    if (this.type(at) === tt.string) at += 1;
    if (this.type(at) === tt._with) while (this.type(at) !== tt.braceR && this.type(at) !== tt.eof) at += 1;
    if (this.type(at) === tt.braceR) at += 1;
    return this.type(at) === tt.semi ? at + 1 : at;
  }

  private refuseUnsupported(index: number, token: Token): void {
    if (token.type === tt._enum || (token.type === tt._const && this.type(index + 1) === tt._enum)) {
      refuse('TypeScript enum is not supported in strip-only mode', token.start, this.blockEnd(index));
    }
    if (PARAMETER_MODIFIERS.has(token.type)) {
      const before = this.previousKept()?.type;
      const isFirst = before === tt.parenL || before === tt.comma;
      if (isFirst) {
        let from = index;
        while (PARAMETER_MODIFIERS.has(this.type(from))) from += 1;
        let end = from;
        while (this.type(end) !== tt.comma && this.type(end) !== tt.parenR && this.type(end) !== tt.eof) end += 1;
        refuse(
          'TypeScript parameter property is not supported in strip-only mode',
          this.token(from)?.start ?? token.start,
          this.token(end - 1)?.end ?? token.end,
        );
      }
    }
    if (token.type === tt._import && this.type(index + 1) === tt.name && this.type(index + 2) === tt.eq) {
      refuse(
        'TypeScript import equals declaration is not supported in strip-only mode',
        token.start,
        this.lineEnd(token.start),
      );
    }
    if (token.type === tt._export && this.type(index + 1) === tt.eq) {
      refuse(
        'TypeScript export assignment is not supported in strip-only mode',
        token.start,
        this.lineEnd(token.start),
      );
    }
  }

  private previousKept(): Token | undefined {
    return this.kept.at(-1);
  }

  private lineEnd(start: number): number {
    const end = this.source.indexOf('\n', start);
    return end === -1 ? this.source.length : end;
  }

  private blockEnd(index: number): number {
    let depth = 0;
    for (let at = index; at < this.all.length; at++) {
      if (this.type(at) === tt.braceL) depth += 1;
      if (this.type(at) === tt.braceR) {
        depth -= 1;
        if (depth === 0) return this.token(at)?.end ?? 0;
      }
    }
    return this.source.length;
  }

  /** sucrase takes a namespace for a type and drops it; with values inside, Node refuses it. */
  private refuseNamespace(index: number, end: number): void {
    for (let at = index; at < end; at++) {
      const isNamespace =
        (this.isContextual(at, ContextualKeyword._namespace) || this.isContextual(at, ContextualKeyword._module)) &&
        this.type(at + 1) === tt.name &&
        this.statementStarts(at, index);
      const isDeclared = this.type(at - 1) === tt._declare || this.isContextual(at - 1, ContextualKeyword._declare);
      if (isNamespace && !isDeclared && this.hasValues(at, end)) {
        const start = this.token(at)?.start ?? 0;
        if (this.isContextual(at, ContextualKeyword._module)) {
          refuse('`module` keyword is not supported. Use `namespace` instead.', start, start + 'module A'.length);
        }
        refuse('TypeScript namespace declaration is not supported in strip-only mode', start, this.blockEnd(at));
      }
      if (isNamespace) return;
    }
    const [first, last] = [this.token(index), this.token(end - 1)];
    const isAssertion = first?.type === tt.lessThan || first?.type === tt.typeParameterStart;
    if (isAssertion && last?.type === tt.greaterThan && this.isAngleAssertion(index, end)) {
      refuse(
        "The angle-bracket syntax for type assertions, `<T>expr`, is not supported in type strip mode. Instead, use the 'as' syntax: `expr as T`.",
        first.start,
        this.token(end)?.end ?? last.end,
      );
    }
  }

  private statementStarts(at: number, index: number): boolean {
    return at === index || (at === index + 1 && [tt._export, tt._declare].includes(this.type(index)));
  }

  private hasValues(at: number, end: number): boolean {
    const values: readonly number[] = [
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
      const isMember = [tt.colon, tt.name].includes(this.type(i - 1));
      if (values.includes(this.type(i)) && !(this.type(i) === tt.parenL && isMember)) return true;
    }
    return false;
  }

  /** A `<T>` where an expression begins, that is not the type parameters of an arrow function. */
  private isAngleAssertion(index: number, end: number): boolean {
    const before = this.previousKept();
    const operators: readonly number[] = [
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
    if (this.type(end) !== tt.parenL) return true;
    let depth = 0;
    for (let at = end; at < this.all.length; at++) {
      if (this.type(at) === tt.parenL) depth += 1;
      if (this.type(at) === tt.parenR) {
        depth -= 1;
        if (depth === 0) {
          let after = at + 1;
          while (this.token(after)?.isType === true) after += 1;
          return this.type(after) !== tt.arrow;
        }
      }
    }
    return true;
  }

  private blank(from: number, to: number): void {
    const start = this.token(from)?.start ?? 0;
    const end = this.token(to - 1)?.end ?? start;
    // A whole statement that vanishes between two lines without semicolons must not join them.
    const before = this.previousKept();
    const startsStatement = before === undefined || this.source.slice(before.end, start).includes('\n');
    const next = this.token(to);
    const semicolon =
      startsStatement &&
      before !== undefined &&
      before.type !== tt.semi &&
      next !== undefined &&
      this.startsLine(to) &&
      CONTINUES.has(next.type);
    this.blanks.push({ start, end, semicolon });
  }

  private blanked(): string {
    let code = '';
    let at = 0;
    for (const { start, end, semicolon } of this.blanks) {
      const gap = this.source.slice(start, end).replace(/[^\r\n\u2028\u2029]/g, ' ');
      code += this.source.slice(at, start) + (semicolon ? `;${gap.slice(1)}` : gap);
      at = end;
    }
    return code + this.source.slice(at);
  }
}

export function stripTypes(source: string): Stripped {
  return new Stripper(source).strip();
}
