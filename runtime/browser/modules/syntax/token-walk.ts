import type { Token } from 'sucrase/dist/parser/tokenizer/index.js';
import type { ContextualKeyword } from 'sucrase/dist/parser/tokenizer/keywords.js';
import { TokenType as tt } from 'sucrase/dist/parser/tokenizer/types.js';

/** The tokens of a file, asked by their index; past the end there are only ends of file. */
export class TokenWalk {
  readonly source: string;
  readonly all: readonly Token[];
  /** Those that are no types, as far as the walk has come. */
  readonly kept: Token[] = [];

  constructor(source: string, all: readonly Token[]) {
    this.source = source;
    this.all = all;
  }

  previousKept(): Token | undefined {
    return this.kept.at(-1);
  }

  lineEnd(start: number): number {
    const end = this.source.indexOf('\n', start);
    return end === -1 ? this.source.length : end;
  }

  blockEnd(index: number): number {
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

  token(index: number): Token | undefined {
    return this.all[index];
  }

  type(index: number): tt {
    return this.all[index]?.type ?? tt.eof;
  }

  isContextual(index: number, keyword: ContextualKeyword): boolean {
    return this.token(index)?.contextualKeyword === keyword;
  }

  startsLine(index: number): boolean {
    const before = this.token(index - 1)?.end ?? 0;
    return this.source.slice(before, this.token(index)?.start).includes('\n');
  }
}
