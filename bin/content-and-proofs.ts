/** `npm run content [-- <name> …]`: whether the content holds, all of it or only what is named. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readExamples } from '#checker/catalogue.ts';
import { runNode } from './children.ts';
import { proveAssignment } from './content-and-proofs/assignment.ts';
import { linesOfEvidence } from './content-and-proofs/cited.ts';
import { whole } from './content-and-proofs/whole.ts';
import { chooseLanguage, language, say, tell } from './language.ts';
import { CommandProblem, endWithProblem, parsedOr } from './problem.ts';

const root = resolve(import.meta.dirname, '..');

/** Whether all of them hold; each says what does not, also where one before it has failed. */
async function holds(...commands: readonly (readonly string[])[]): Promise<boolean> {
  let areAll = true;
  for (const args of commands) areAll = (await runNode(args, { cwd: root })) === 0 && areAll;
  return areAll;
}

async function problemsOfName(name: string, checks: string): Promise<readonly string[]> {
  const [lesson = '', own] = name.split('/');
  const isAssignment = own !== undefined && existsSync(join(checks, 'assignments', name));
  const isExample = own !== undefined && existsSync(join(root, 'runnable-examples', name));
  const isLesson = own === undefined && existsSync(join(root, 'lessons', lesson));
  if (!isAssignment && !isExample && !isLesson)
    throw new CommandProblem(say('content.unknown', { name, usage: say('content.usage') }));
  const examples = await readExamples(root, lesson, tell);
  const problems = isAssignment ? await proveAssignment(root, checks, name, examples) : [];
  if (!isExample && !isLesson) return problems;
  for (const line of linesOfEvidence(lesson, examples)) console.log(line);
  const spoken = ['--lang', language().locale];
  return (await holds(
    ['bin/record.ts', '--lesson', lesson, ...spoken],
    ['bin/content.ts', '--lesson', lesson, ...spoken],
  ))
    ? problems
    : [...problems, say('content.see-above', { lesson })];
}

async function main(): Promise<void> {
  chooseLanguage();
  const usage = say('content.usage');
  const { values, positionals } = parsedOr(usage, () =>
    parseArgs({
      allowPositionals: true,
      options: { checks: { type: 'string' } },
    }),
  );
  if (positionals.length === 0) {
    if (values.checks !== undefined) throw new CommandProblem(say('content.which', { folder: values.checks, usage }));
    if (!(await holds(...whole.map((path) => [path, '--lang', language().locale])))) process.exitCode = 1;
    return;
  }
  const problems: string[] = [];
  for (const name of positionals) {
    const begun = performance.now();
    problems.push(...(await problemsOfName(name, resolve(values.checks ?? root))));
    console.log(say('content.took', { name, seconds: ((performance.now() - begun) / 1000).toFixed(1) }));
  }
  if (problems.length === 0) return;
  console.error(['', ...problems, say('content.to-mend', { count: problems.length })].join('\n'));
  process.exitCode = 1;
}

await main().catch(endWithProblem);
