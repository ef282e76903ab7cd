/** Copies the starter. A file that is there already is the learner's, and stays. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { CatalogueAssignment } from '#checker/catalogue.ts';
import { language, say, wordsOf } from '../language.ts';
import { CommandProblem } from '../problem.ts';
import { shownFolder, workFolder } from './work.ts';

export function start(root: string, assignment: CatalogueAssignment): void {
  const { id, starter, briefs } = assignment;
  const words = wordsOf(assignment);
  const folder = workFolder(root, assignment);
  if (existsSync(folder)) {
    throw new CommandProblem(say('assignment.there', { folder: shownFolder(assignment) }));
  }
  for (const [path, text] of Object.entries(starter)) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text, { flag: 'wx' });
  }
  console.log(`${words?.title ?? id}: ${words?.summary ?? ''}`);
  for (const path of Object.keys(starter)) console.log(`  ${shownFolder(assignment)}${path}`);
  const { locale } = language();
  console.log(say('assignment.brief', { id, locale: briefs[locale] === undefined ? 'en' : locale }));
}
