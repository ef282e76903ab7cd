/** The assignments as shipped, for the page. Each file and each `checks.ts` is a chunk of its own, fetched when it is needed. */
import '../quiet-zod.ts';
import type { AssignmentDocument } from '#checker/check.ts';
import type { ExampleFiles } from '#runtime/contract.ts';

const documents = import.meta.glob<AssignmentDocument>('/assignments/*/*/checks.ts', { import: 'default' });

const sources = import.meta.glob<string>(['/assignments/*/*/starter/**/*', '/assignments/*/*/solution/**/*'], {
  exhaustive: true,
  query: '?raw',
  import: 'default',
});

export async function checksOf(assignment: string): Promise<AssignmentDocument> {
  const load = documents[`/assignments/${assignment}/checks.ts`];
  if (load === undefined) throw new Error(`The site has no assignment "${assignment}".`);
  return load();
}

export async function filesOf(assignment: string, part: 'starter' | 'solution'): Promise<ExampleFiles> {
  const start = `/assignments/${assignment}/${part}/`;
  const files = Object.entries(sources)
    .filter(([path]) => path.startsWith(start))
    .map(async ([path, load]): Promise<[string, string]> => [path.slice(start.length), await load()]);
  return Object.fromEntries(await Promise.all(files));
}
