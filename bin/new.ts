/** `npm run new -- assignment <lesson>/<name>`: makes the folder, with everything that is still to be written. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { lessons } from '../lessons/toc.ts';
import { filesOfNewAssignment } from './new/assignment.ts';
import { CommandProblem, endWithProblem, parsedOr } from './problem.ts';

const usage = 'npm run new -- assignment <lesson>/<name>';
const root = resolve(import.meta.dirname, '..');

function main(): void {
  const { positionals } = parsedOr(usage, () => parseArgs({ allowPositionals: true }));
  const [what, id = ''] = positionals;
  if (what !== 'assignment') throw new CommandProblem(usage);
  const [, lesson = '', name = ''] = /^([a-z0-9-]+)\/([a-z0-9]+(?:-[a-z0-9]+)*)$/.exec(id) ?? [];
  const slugs: readonly string[] = lessons.map(({ slug }) => slug);
  if (name === '') throw new CommandProblem(`"${id}" is no id: lower-case words joined by hyphens. ${usage}`);
  if (!slugs.includes(lesson))
    throw new CommandProblem(`There is no lesson "${lesson}". There are: ${slugs.join(', ')}`);
  const folder = join(root, 'assignments', lesson, name);
  if (existsSync(folder))
    throw new CommandProblem(`assignments/${id}/ is there already, and nothing in it was changed.`);
  for (const [path, text] of Object.entries(filesOfNewAssignment(name))) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text, { flag: 'wx' });
    console.log(`assignments/${id}/${path}`);
  }
  console.log('\nFill them in that order; after each step "npm run content" says what is still missing.');
}

try {
  main();
} catch (error) {
  endWithProblem(error);
}
