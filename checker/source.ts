/** What the prose may cite of a program's source: a declaration by its name, and how many lines of code there are. */
import ts from 'typescript';

function parse(source: string): ts.SourceFile {
  return ts.createSourceFile('example.ts', source, ts.ScriptTarget.Latest, true, ts.ScriptKind.TS);
}

function declaredNames(statement: ts.Statement): readonly string[] {
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.flatMap(({ name }) => (ts.isIdentifier(name) ? [name.text] : []));
  }
  const named =
    ts.isFunctionDeclaration(statement) ||
    ts.isClassDeclaration(statement) ||
    ts.isInterfaceDeclaration(statement) ||
    ts.isTypeAliasDeclaration(statement);
  return named && statement.name !== undefined ? [statement.name.text] : [];
}

/** What stands between two declarations of one name where they are shown together. */
export const BETWEEN_DECLARATIONS = '\n\n';

export interface SourceRange {
  readonly from: number;
  readonly to: number;
}

/** Where the top-level declarations of that name stand, each with the comment directly above it. */
export function declarationRanges(source: string, name: string): readonly SourceRange[] {
  const file = parse(source);
  const found = file.statements.filter((statement) => declaredNames(statement).includes(name));
  return found.map((statement) => {
    const comments = ts.getLeadingCommentRanges(source, statement.getFullStart()) ?? [];
    const adjacent = comments.filter(({ end }) => !/\n\s*\n/.test(source.slice(end, statement.getStart(file))));
    return { from: adjacent[0]?.pos ?? statement.getStart(file), to: statement.end };
  });
}

/** The text of all of them (a value and its type may share one name); undefined where there is none. */
export function declarationSource(source: string, name: string): string | undefined {
  const ranges = declarationRanges(source, name);
  if (ranges.length === 0) return undefined;
  return ranges.map(({ from, to }) => source.slice(from, to)).join(BETWEEN_DECLARATIONS);
}

/** The names that `declarationSource` would find, in order: what an error message can offer. */
export function declarationNames(source: string): readonly string[] {
  return [...new Set(parse(source).statements.flatMap(declaredNames))];
}

/** How many lines hold code: not blank, and more than a comment. */
export function countCodeLines(source: string): number {
  const lines = new Set<number>();
  const file = parse(source);
  const visit = (node: ts.Node): void => {
    if (ts.isJSDoc(node)) return;
    if (node.getChildCount(file) > 0) {
      node.getChildren(file).forEach(visit);
      return;
    }
    if (node.getWidth(file) === 0) return;
    const first = file.getLineAndCharacterOfPosition(node.getStart(file)).line;
    const last = file.getLineAndCharacterOfPosition(node.end).line;
    for (let line = first; line <= last; line++) lines.add(line);
  };
  file.statements.forEach(visit);
  return lines.size;
}
