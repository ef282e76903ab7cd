/** The assignments as the build reads them: what is checked, the starter and the solution. */
import type { AssignmentDocument } from '#checker/check.ts';
import type { SourceFile } from './examples.ts';
import { AuthorMistake } from './mistake.ts';

const documents = import.meta.glob<AssignmentDocument>('/assignments/*/*/checks.ts', {
  import: 'default',
  eager: true,
});

const sources = import.meta.glob<string>(['/assignments/*/*/starter/**/*', '/assignments/*/*/solution/**/*'], {
  exhaustive: true,
  query: '?raw',
  import: 'default',
  eager: true,
});

const ENTRY = 'main.ts';

export function assignmentDocumentOf(id: string): AssignmentDocument {
  const document = documents[`/assignments/${id}/checks.ts`];
  if (document !== undefined) return document;
  throw new AuthorMistake(`The assignment "${id}" has no checks.ts.`);
}

/** The entry first, then by name. */
export function assignmentFilesOf(id: string, part: 'starter' | 'solution'): readonly SourceFile[] {
  const start = `/assignments/${id}/${part}/`;
  return Object.entries(sources)
    .filter(([path]) => path.startsWith(start))
    .map(([path, text]): SourceFile => ({ name: path.slice(start.length), text }))
    .sort((a, b) => Number(b.name === ENTRY) - Number(a.name === ENTRY) || (a.name < b.name ? -1 : 1));
}

/** Of all checks together. */
export function pointsOf(id: string): number {
  return Object.values(assignmentDocumentOf(id).checks).reduce((sum, { points }) => sum + points, 0);
}
