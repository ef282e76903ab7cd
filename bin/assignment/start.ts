/** Copies the starter. A file that is there already is the learner's, and stays. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { CatalogueAssignment } from '#checker/catalogue.ts';
import { CommandProblem } from '../problem.ts';
import { shownFolder, workFolder } from './work.ts';

export function start(root: string, assignment: CatalogueAssignment): void {
  const { id, starter, words } = assignment;
  const folder = workFolder(root, assignment);
  if (existsSync(folder)) {
    throw new CommandProblem(
      `${shownFolder(assignment)} is there already, and nothing in it was changed. To begin anew, rename that folder first.`,
    );
  }
  for (const [path, text] of Object.entries(starter)) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text, { flag: 'wx' });
  }
  console.log(`${words['en']?.title ?? id}: ${words['en']?.summary ?? ''}`);
  for (const path of Object.keys(starter)) console.log(`  ${shownFolder(assignment)}${path}`);
  console.log(`Brief: assignments/${id}/en.mdx\nThen:  npm run assignment -- check ${id} --watch`);
}
