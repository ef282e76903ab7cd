import type { Token } from 'sucrase/dist/parser/tokenizer/index.js';
import { ContextualKeyword } from 'sucrase/dist/parser/tokenizer/keywords.js';
import { TokenType as tt } from 'sucrase/dist/parser/tokenizer/types.js';

/** The import and export statements of a module, by their places in its text. */

export interface ModuleRequest {
  readonly specifier: string;
  /** The statement as written, without its specifier: `import { a }`, `export *`; empty for a bare import. */
  readonly clause: string;
  readonly start: number;
  readonly end: number;
  /** The value of the attribute `type`, if there is one. */
  readonly attribute: string | undefined;
  readonly names: readonly ImportedName[];
  readonly isReexport: boolean;
}

export interface ImportedName {
  /** The name in the other module. */
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

export interface ModuleSyntax {
  readonly requests: readonly ModuleRequest[];
  /** Names that the module itself exports, without those of `export * from`. */
  readonly exports: readonly string[];
  /** Of those that are declared here and are not the default: by what name the module itself knows them. */
  readonly locals: readonly { readonly exported: string; readonly local: string }[];
  /** The functions that are declared at the top: they are there before the first line runs. */
  readonly functions: readonly string[];
  /** Where `import.meta` and `import(` stand. */
  readonly metas: readonly number[];
  readonly dynamicImports: readonly number[];
  readonly defaultExports: readonly { readonly start: number; readonly end: number }[];
  readonly exportKeywords: readonly { readonly start: number; readonly end: number }[];
}

/** IdentifierRole.TopLevelDeclaration and ObjectShorthandTopLevelDeclaration. */
const DECLARATION_ROLES: ReadonlySet<number> = new Set([2, 5]);

export function readModuleSyntax(code: string, tokens: readonly Token[]): ModuleSyntax {
  const requests: ModuleRequest[] = [];
  const exports: string[] = [];
  const locals: { exported: string; local: string }[] = [];
  const functions: string[] = [];
  const metas: number[] = [];
  const dynamicImports: number[] = [];
  const defaultExports: { start: number; end: number }[] = [];
  const exportKeywords: { start: number; end: number }[] = [];
  const type = (index: number): tt => tokens[index]?.type ?? tt.eof;
  const text = (index: number): string => code.slice(tokens[index]?.start, tokens[index]?.end);
  const isWord = (index: number, word: ContextualKeyword): boolean => tokens[index]?.contextualKeyword === word;

  /** From the index of the specifier's string to the end of the statement. */
  const endOfRequest = (index: number): { next: number; attribute: string | undefined } => {
    let next = index + 1;
    let attribute: string | undefined;
    if (type(next) === tt._with && type(next + 1) === tt.braceL) {
      while (type(next) !== tt.braceR && type(next) !== tt.eof) {
        if (text(next) === 'type' && type(next + 1) === tt.colon) attribute = stringValue(text(next + 2));
        next += 1;
      }
      next += 1;
    }
    return { next: type(next) === tt.semi ? next + 1 : next, attribute };
  };

  const namesBetween = (from: number, to: number): ImportedName[] => {
    const names: ImportedName[] = [];
    const nameAt = (index: number, name = text(index)): ImportedName => ({
      name: name.startsWith("'") || name.startsWith('"') ? stringValue(name) : name,
      start: tokens[index]?.start ?? 0,
      end: tokens[index]?.end ?? 0,
    });
    let at = from;
    if (type(at) === tt.name) names.push(nameAt(at, 'default'));
    while (at < to && type(at) !== tt.braceL) at += 1;
    for (at += 1; at < to && type(at) !== tt.braceR; at++) {
      names.push(nameAt(at));
      while (at < to && type(at) !== tt.comma && type(at + 1) !== tt.braceR) at += 1;
    }
    return names;
  };

  const takeRequest = (index: number, source: number, isReexport: boolean): number => {
    const { next, attribute } = endOfRequest(source);
    const start = tokens[index]?.start ?? 0;
    const from = isWord(source - 1, ContextualKeyword._from) ? tokens[source - 1]?.start : tokens[source]?.start;
    requests.push({
      specifier: stringValue(text(source)),
      clause: source === index + 1 ? '' : code.slice(start, from),
      start,
      end: tokens[next - 1]?.end ?? code.length,
      attribute,
      names: namesBetween(index + 1, source),
      isReexport,
    });
    return next;
  };

  const sourceAfter = (index: number): number | undefined => {
    for (let at = index; at < tokens.length; at++) {
      if (type(at) === tt.string && (isWord(at - 1, ContextualKeyword._from) || type(at - 1) === tt._import)) return at;
      if (type(at) === tt.semi) return undefined;
      if (type(at) === tt.braceR && !isWord(at + 1, ContextualKeyword._from)) return undefined;
    }
    return undefined;
  };

  const takeExport = (index: number): number => {
    const first = index + 1;
    if (type(first) === tt.star || type(first) === tt.braceL) {
      const source = sourceAfter(first);
      let end = first;
      if (type(first) === tt.star) {
        if (isWord(first + 1, ContextualKeyword._as)) exports.push(text(first + 2));
      } else {
        for (end = first; type(end) !== tt.braceR && type(end) !== tt.eof; end++) {
          if (type(end + 1) === tt.comma || type(end + 1) === tt.braceR) {
            if (type(end) === tt.comma || type(end) === tt.braceL) continue;
            const exported = stringValueOrName(text(end));
            exports.push(exported);
            const isRenamed = isWord(end - 1, ContextualKeyword._as) && type(end - 2) === tt.name;
            if (source === undefined) locals.push({ exported, local: text(isRenamed ? end - 2 : end) });
          }
        }
      }
      if (source !== undefined) return takeRequest(index, source, true);
      const close = type(end + 1) === tt.semi ? end + 2 : end + 1;
      exportKeywords.push({ start: tokens[index]?.start ?? 0, end: tokens[close - 1]?.end ?? 0 });
      return close;
    }
    if (type(first) === tt._default) {
      exports.push('default');
      defaultExports.push({ start: tokens[index]?.start ?? 0, end: tokens[first]?.end ?? 0 });
      return first + 1;
    }
    exportKeywords.push({ start: tokens[index]?.start ?? 0, end: tokens[index]?.end ?? 0 });
    takeDeclaredNames(first);
    return first;
  };

  const declares = (index: number): void => {
    exports.push(text(index));
    locals.push({ exported: text(index), local: text(index) });
  };

  const takeDeclaredNames = (index: number): void => {
    const isList = [tt._const, tt._let, tt._var].includes(type(index));
    if (!isList) {
      let at = index;
      while (type(at) !== tt.name && at < index + 4) at += 1;
      // `export async function f`: the word async is a name token, too.
      if (text(at) === 'async' && type(at + 1) === tt._function) at += type(at + 2) === tt.star ? 3 : 2;
      declares(at);
      return;
    }
    let depth = 0;
    for (let at = index + 1; at < tokens.length; at++) {
      const kind = type(at);
      if ([tt.braceL, tt.bracketL, tt.parenL, tt.dollarBraceL].includes(kind)) depth += 1;
      if ([tt.braceR, tt.bracketR, tt.parenR].includes(kind)) depth -= 1;
      const startsStatement = [
        tt._const,
        tt._let,
        tt._var,
        tt._export,
        tt._import,
        tt._class,
        tt._if,
        tt._for,
      ].includes(kind);
      if (depth <= 0 && (kind === tt.semi || startsStatement)) return;
      if (DECLARATION_ROLES.has(tokens[at]?.identifierRole ?? -1)) declares(at);
    }
  };

  for (let index = 0; index < tokens.length;) {
    if (type(index) === tt._import) {
      if (type(index + 1) === tt.parenL) {
        dynamicImports.push(tokens[index]?.start ?? 0);
        index += 1;
      } else {
        const source = type(index + 1) === tt.string ? index + 1 : sourceAfter(index + 1);
        index = source === undefined ? index + 1 : takeRequest(index, source, false);
      }
    } else if (type(index) === tt.name && text(index) === 'import' && type(index + 1) === tt.dot) {
      // sucrase makes a name of the word in `import.meta`.
      metas.push(tokens[index]?.start ?? 0);
      index += 3;
    } else if (type(index) === tt._export) index = takeExport(index);
    else {
      const named = type(index + 1) === tt.star ? index + 2 : index + 1;
      if (type(index) === tt._function && DECLARATION_ROLES.has(tokens[named]?.identifierRole ?? -1))
        functions.push(text(named));
      index += 1;
    }
  }
  return { requests, exports, locals, functions, metas, dynamicImports, defaultExports, exportKeywords };
}

function stringValue(literal: string): string {
  const inner = literal.slice(1, -1);
  return inner.includes('\\') ? inner.replace(/\\(.)/g, '$1') : inner;
}

function stringValueOrName(text: string): string {
  return text.startsWith("'") || text.startsWith('"') ? stringValue(text) : text;
}
