import { parse } from 'sucrase/dist/parser/index.js';
import type { Token } from 'sucrase/dist/parser/tokenizer/index.js';
import type { FunctionPart } from './keep-context.ts';
import { refuseTypes, refuseUnsupported } from './refusals.ts';
import { TokenWalk } from './token-walk.ts';
import { TypeScriptError } from './typescript-error.ts';
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
  readonly functions: readonly FunctionPart[];
}

const MODIFIERS: ReadonlySet<tt> = new Set([
  tt._public,
  tt._protected,
  tt._private,
  tt._readonly,
  tt._override,
  tt._abstract,
]);
/** Where a line that begins with one of these would go on the statement before it. */
const CONTINUES: ReadonlySet<tt> = new Set([
  tt.parenL,
  tt.bracketL,
  tt.backQuote,
  tt.plus,
  tt.minus,
  tt.slash,
  tt.lessThan,
]);

function parseTypeScript(source: string): ReturnType<typeof parse> {
  try {
    return parse(source, false, true, false);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const position: unknown = 'pos' in error ? error.pos : 0;
    const start = typeof position === 'number' ? Math.min(position, source.length) : 0;
    const message = error.message.replace(/^Error transforming [^:]*: /, '').replace(/ \(\d+:\d+\)$/, '');
    throw new TypeScriptError('ERR_INVALID_TYPESCRIPT_SYNTAX', message, start, start + 1);
  }
}

class Stripper extends TokenWalk {
  private readonly blanks: { start: number; end: number; semicolon: boolean }[] = [];

  private readonly functions: readonly FunctionPart[];

  constructor(source: string) {
    const { tokens, scopes } = parseTypeScript(source);
    super(source, tokens);
    this.functions = scopes
      // The last is the module itself.
      .filter(({ isFunctionScope }, index) => isFunctionScope && index < scopes.length - 1)
      .map(({ startTokenIndex, endTokenIndex }) => ({
        start: tokens[startTokenIndex]?.start ?? 0,
        end: tokens[endTokenIndex - 1]?.end ?? source.length,
      }));
  }

  strip(): Stripped {
    for (let index = 0; index < this.all.length;) index = this.take(index);
    return { code: this.blanked(), tokens: this.kept, functions: this.functions };
  }

  private take(index: number): number {
    const token = this.token(index);
    if (token === undefined) return index + 1;
    if (token.isType) return this.takeTypes(index);
    refuseUnsupported(this, index, token);
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
    refuseTypes(this, index, end);
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
