/** Node converts values as Web IDL says it; the page carries the converters that something in it uses. */
import ts from 'typescript';

const USES = /\bconverters(?:\.(\w+)|\['([^']+)'\])/g;
const CONVERTER = /^converters(?:\.(\w+)|\['([^']+)'\]) =/;
const EXPORTS = /^module\.exports = \{/;
const EXPORTED = /^ {2}(\w+),\n/gm;

function usesIn(text: string): readonly string[] {
  return [...text.matchAll(USES)].map(([, name, quoted]) => name ?? quoted ?? '');
}

function names(text: string, name: string): boolean {
  return new RegExp(`\\b${name}\\b`).test(text);
}

/**
 * @param source the text of `internal/webidl`
 * @param others everything else that runs in the worker
 * @returns the text without the converters and functions that nobody uses
 */
export function withoutUnreachedConverters(source: string, others: readonly string[]): string {
  const file = ts.createSourceFile('webidl.js', source, ts.ScriptTarget.Latest, false, ts.ScriptKind.JS);
  const elsewhere = others.join('\n');
  const usedElsewhere = new Set(usesIn(elsewhere));
  let statements = file.statements.map((statement) => {
    const text = source.slice(statement.getStart(file), statement.end);
    const [, plain, quoted] = CONVERTER.exec(text) ?? [];
    return {
      text: EXPORTS.test(text)
        ? text.replace(EXPORTED, (line, name: string) => (names(elsewhere, name) ? line : ''))
        : text,
      converter: plain ?? quoted,
      functionName: ts.isFunctionDeclaration(statement) ? statement.name?.text : undefined,
    };
  });
  // What goes may have been the only one to use another.
  for (let before = 0; before !== statements.length;) {
    before = statements.length;
    statements = statements.filter(({ converter, functionName }, place, all) => {
      const rest = all.flatMap(({ text }, other) => (other === place ? [] : [text])).join('\n');
      if (converter !== undefined) return usedElsewhere.has(converter) || usesIn(rest).includes(converter);
      return functionName === undefined || names(rest, functionName);
    });
  }
  return statements.map(({ text }) => text).join('\n');
}
