/** Node declares 300 errors in one file; the page carries those that something in it can raise. */
import ts from 'typescript';

function codeOf(statement: ts.Statement): string | undefined {
  if (!ts.isExpressionStatement(statement) || !ts.isCallExpression(statement.expression)) return undefined;
  const { expression: callee, arguments: given } = statement.expression;
  const [code] = given;
  if (!ts.isIdentifier(callee) || callee.text !== 'E' || code === undefined) return undefined;
  return ts.isStringLiteral(code) && code.text.startsWith('ERR_') ? code.text : undefined;
}

/**
 * @param source the text of `internal/errors`
 * @param others everything else that runs in the worker
 * @returns the text without the declarations of codes that occur nowhere else
 */
export function withoutUnreachedErrors(source: string, others: readonly string[]): string {
  const file = ts.createSourceFile('errors.js', source, ts.ScriptTarget.Latest, false, ts.ScriptKind.JS);
  const declarations = file.statements.flatMap((statement) => {
    const code = codeOf(statement);
    return code === undefined ? [] : [{ code, start: statement.getStart(file), end: statement.end }];
  });
  const rest = declarations.reduceRight((text, { start, end }) => text.slice(0, start) + text.slice(end), source);
  const reached = new Set([rest, ...others].flatMap((text) => text.match(/\bERR_[A-Z0-9_]+/g) ?? []));
  return declarations
    .filter(({ code }) => !reached.has(code))
    .reduceRight((text, { start, end }) => text.slice(0, start) + text.slice(end), source);
}
