/** What the clause of an import or of an export with a source says, name by name. */

export interface Binding {
  /** In the other module; `*` for all of it. */
  readonly imported: string;
  /** Here, or in what is exported from here. */
  readonly local: string;
}

function nameFrom(text: string): string {
  return /^['"]/.test(text) ? text.slice(1, -1) : text;
}

function bindingFrom(part: string): Binding {
  const [first = '', as, second] = part.trim().split(/\s+/);
  return { imported: nameFrom(first), local: nameFrom(as === 'as' && second !== undefined ? second : first) };
}

/** @param clause `import a, { b as c }`, `export * as d`; of `export *` nothing is named */
export function bindingsFromClause(clause: string): readonly Binding[] {
  const text = clause
    .replaceAll(/\/\*[^]*?\*\/|\/\/[^\n]*/g, ' ')
    .trim()
    .replace(/^(?:import|export)\b\s*/, '');
  const open = text.indexOf('{');
  const before = (open === -1 ? text : text.slice(0, open)).split(',').map((part) => part.trim());
  const listed = open === -1 ? [] : text.slice(open + 1, text.lastIndexOf('}')).split(',');
  return [
    ...before
      .filter((part) => part !== '' && part !== '*')
      .map((part) => (part.startsWith('*') ? bindingFrom(part) : { imported: 'default', local: part })),
    ...listed.filter((part) => part.trim() !== '').map(bindingFrom),
  ];
}

export function isWholeExport(clause: string): boolean {
  return /^export\s*\*\s*$/.test(clause.trim());
}
