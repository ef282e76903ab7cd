/** Asks the compiler what each name in the files of an example is. */
import ts from 'typescript';
import type { ExampleFiles } from '#runtime/contract.ts';
import { BETWEEN_DECLARATIONS, declarationNames, declarationRanges, type SourceRange } from '#checker/source.ts';
import { coloursFromTokens } from '../shown/colours.ts';
import type { Token } from '../shown/json-tokens.ts';
import { tokenOfPart, type ShownPart, type ToldExample, type ToldFile, type ToldText } from '../shown/told-names.ts';
import { pathOf, type Environment } from './environment.ts';

/** What is longer is no tip any more. */
const MOST_LINES = 12;

/** Pieces of the text, of which one begins the last line that is kept. */
function shortened(tokens: readonly Token[]): readonly Token[] {
  const kept: Token[] = [];
  let left = MOST_LINES;
  for (const { text, ...token } of tokens) {
    const lines = text.split('\n');
    if (lines.length > left) return [...kept, { text: `${lines.slice(0, left).join('\n')}\n…` }];
    left -= lines.length - 1;
    kept.push({ text, ...token });
  }
  return kept;
}

function firstParagraph(parts: readonly ts.SymbolDisplayPart[] = []): string {
  // Of `{@link Response}` the name alone.
  const text = parts.map((part) => (part.kind === 'link' ? '' : part.text)).join('');
  return (text.trim().split(/\n[^\S\n]*\n/, 1)[0] ?? '').replaceAll('\n', ' ');
}

function textFrom({ displayParts = [], documentation }: ts.QuickInfo): ToldText {
  const tokens = displayParts.map(({ kind, text }): Token => {
    const token = tokenOfPart[kind];
    return { text, ...(token !== undefined && { token }) };
  });
  const shown = shortened(tokens);
  const about = firstParagraph(documentation);
  return {
    signature: shown.map(({ text }) => text).join(''),
    colours: coloursFromTokens(shown),
    ...(about !== '' && { about }),
  };
}

/**
 * Whether it has a type that the compiler could not make out, which is no other than `any` by what it publishes. The
 * name of a namespace or a type has none, and is known all the same.
 */
function isUnknown(checker: ts.TypeChecker, node: ts.Node): boolean {
  const found = checker.getSymbolAtLocation(node);
  if (found === undefined) return false;
  const symbol = (found.flags & ts.SymbolFlags.Alias) === 0 ? found : checker.getAliasedSymbol(found);
  if ((symbol.flags & (ts.SymbolFlags.Variable | ts.SymbolFlags.Property)) === 0) return false;
  const type: unknown = checker.getTypeOfSymbolAtLocation(symbol, node);
  return Reflect.get(Object(type), 'intrinsicName') === 'error';
}

function identifiersIn(file: ts.SourceFile): readonly ts.Identifier[] {
  const found: ts.Identifier[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) found.push(node);
    else ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

function shownParts(text: string): ToldFile['declared'] {
  return Object.fromEntries(
    declarationNames(text).map((name) => {
      let at = 0;
      const parts = declarationRanges(text, name).map(({ from, to }): ShownPart => {
        const part: ShownPart = [from, to, at];
        at += to - from + BETWEEN_DECLARATIONS.length;
        return part;
      });
      return [name, parts];
    }),
  );
}

/** Each text once. */
class Texts {
  readonly all: ToldText[] = [];
  readonly #places = new Map<string, number>();

  placeOf(text: ToldText): number {
    const key = JSON.stringify(text);
    const known = this.#places.get(key);
    if (known !== undefined) return known;
    this.#places.set(key, this.all.length);
    return this.all.push(text) - 1;
  }
}

function namesOf({ env }: Environment, path: string, texts: Texts): readonly number[] {
  const service = env.languageService;
  const program = service.getProgram();
  const file = program?.getSourceFile(path);
  if (program === undefined || file === undefined) return [];
  const checker = program.getTypeChecker();
  const wrong = [...service.getSyntacticDiagnostics(path), ...service.getSemanticDiagnostics(path)].flatMap(
    ({ start, length = 0 }): readonly SourceRange[] =>
      start === undefined ? [] : [{ from: start, to: start + length }],
  );
  const names: number[] = [];
  let end = 0;
  for (const node of identifiersIn(file)) {
    const from = node.getStart(file);
    const to = node.getEnd();
    if (from < end || isUnknown(checker, node) || wrong.some((each) => each.from < to && from < each.to)) continue;
    const info = service.getQuickInfoAtPosition(path, from);
    const text = info && textFrom(info);
    // Of a part of an `any` nobody knows anything.
    if (text === undefined || text.signature === 'any') continue;
    names.push(from - end, to - from, texts.placeOf(text));
    end = to;
  }
  return names;
}

/**
 * Together they are one program of several folders, of which none sees another: that takes a quarter of the time.
 *
 * @param isAsked whether anything is to be told of this file
 */
export function tellNames(
  environment: Environment,
  examples: Readonly<Record<string, ExampleFiles>>,
  isAsked: (id: string, file: string) => boolean = () => true,
): ReadonlyMap<string, ToldExample> {
  const entries = Object.entries(examples);
  environment.take(
    Object.fromEntries(
      entries.flatMap(([id, files]) => Object.entries(files).map(([file, text]) => [`${id}/${file}`, text])),
    ),
  );
  return new Map(
    entries.map(([id, files]) => {
      const texts = new Texts();
      const told = Object.entries(files)
        .filter(([file]) => /\.[cm]?ts$/.test(file) && isAsked(id, file))
        .map(([file, text]): [string, ToldFile] => [
          file,
          { names: namesOf(environment, pathOf(`${id}/${file}`), texts), declared: shownParts(text) },
        ]);
      return [id, { files: Object.fromEntries(told), texts: texts.all }];
    }),
  );
}
