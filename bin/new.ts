/** `npm run new -- assignment | example <lesson>/<name>`, `npm run new -- lesson <slug>`: makes the folder, with all that is still to be written. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { draftLessonsIn } from '#checker/catalogue.ts';
import type { ExampleFiles } from '#runtime/contract.ts';
import { lessons } from '../lessons/toc.ts';
import { chooseLanguage, say } from './language.ts';
import { filesOfNewAssignment } from './new/assignment.ts';
import { citationsOfNewExample, filesOfNewExample, textOfNewLesson } from './new/lesson.ts';
import { CommandProblem, endWithProblem, parsedOr } from './problem.ts';

const root = resolve(import.meta.dirname, '..');
const NAME = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const FIRST_EXAMPLE = 'first';

/** Nothing is written where anything is there already. */
function write(folder: string, shown: string, files: ExampleFiles): void {
  if (existsSync(folder)) throw new CommandProblem(say('new.there', { folder: shown }));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text, { flag: 'wx' });
    console.log(`${shown}/${path}`);
  }
}

function assertName(name: string): void {
  if (!NAME.test(name)) throw new CommandProblem(say('new.no-name', { name, usage: say('new.usage') }));
}

/** @returns lesson and name */
function partsOf(id: string): readonly [string, string] {
  const [lesson = '', name = '', ...rest] = id.split('/');
  if (rest.length > 0 || !NAME.test(lesson) || !NAME.test(name))
    throw new CommandProblem(say('new.no-id', { id, usage: say('new.usage') }));
  const slugs: readonly string[] = [...lessons.map(({ slug }) => slug), ...draftLessonsIn(root)];
  if (!slugs.includes(lesson)) throw new CommandProblem(say('new.no-lesson', { lesson, lessons: slugs.join(', ') }));
  return [lesson, name];
}

function newAssignment(id: string, place: string): void {
  const [lesson, name] = partsOf(id);
  write(join(place, 'assignments', lesson, name), `assignments/${id}`, filesOfNewAssignment(name));
  const checks = place === root ? '' : ` --checks ${place}`;
  console.log(say('new.assignment-next', { id: id + checks }));
}

function newExample(id: string): void {
  const [lesson, name] = partsOf(id);
  write(join(root, 'runnable-examples', lesson, name), `runnable-examples/${id}`, filesOfNewExample(name));
  console.log(say('new.example-show', { lesson, lines: citationsOfNewExample(lesson, name) }));
  console.log(say('new.example-next', { id }));
}

function newLesson(slug: string): void {
  assertName(slug);
  write(join(root, 'lessons', slug), `lessons/${slug}`, { 'en.mdx': textOfNewLesson(slug, FIRST_EXAMPLE) });
  write(
    join(root, 'runnable-examples', slug, FIRST_EXAMPLE),
    `runnable-examples/${slug}/${FIRST_EXAMPLE}`,
    filesOfNewExample(FIRST_EXAMPLE),
  );
  console.log(say('new.lesson-next', { slug }));
}

function main(): void {
  chooseLanguage();
  const usage = say('new.usage');
  const { values, positionals } = parsedOr(usage, () =>
    parseArgs({
      allowPositionals: true,
      options: { in: { type: 'string' } },
    }),
  );
  const [what, id, ...surplus] = positionals;
  if (id === undefined) throw new CommandProblem(usage);
  if (surplus.length > 0) throw new CommandProblem(say('new.surplus', { surplus: surplus.join(' '), usage }));
  if (values.in !== undefined && what !== 'assignment') throw new CommandProblem(say('new.in-alone', { usage }));
  if (what === 'assignment') newAssignment(id, resolve(values.in ?? root));
  else if (what === 'example') newExample(id);
  else if (what === 'lesson') newLesson(id);
  else throw new CommandProblem(usage);
}

try {
  main();
} catch (error) {
  endWithProblem(error);
}
