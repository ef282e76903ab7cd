/**
 * `npm test`: every check there is, two stages at a time, and the browser's tests at the end alone.
 * `npm run test:quick`: types, lint, rules, units, and the proofs of what has changed since they were last made.
 * `node bin/test.ts --list` prints each check by its id, and runs none.
 */
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { chooseLanguage, say } from './language.ts';
import { CommandProblem, endWithProblem, parsedOr } from './problem.ts';
import { everything } from './test/everything.ts';
import { listChecks } from './test/list.ts';
import { proveWhatChanged } from './test/proofs.ts';
import { node, runStages, script, type Stage, type StageOutcome } from './test/stages.ts';
import { filesToLint, testsToRun } from './test/unproved.ts';

const root = resolve(import.meta.dirname, '..');
const inTheBrowser: readonly Stage[] = [
  { name: 'e2e', command: ['playwright', 'test', '--project', 'together'] },
  { name: 'e2e alone', command: ['playwright', 'test', '--project', 'alone'] },
];

function tell({ name, isRight, seconds, printed }: StageOutcome): void {
  console.log(`\n== ${name}: ${isRight ? 'passed' : 'FAILED'} in ${seconds.toFixed(0)} s\n${printed.trimEnd()}`);
}

/** Of a stage that failed, once more at the very end: what comes in between may be thousands of lines. */
const LAST_LINES = 60;

function tellFailure({ name, printed }: StageOutcome): void {
  const lines = printed.trimEnd().split('\n');
  console.log(`\n== ${name} failed; its last lines:\n${lines.slice(-LAST_LINES).join('\n')}`);
}

function summary(outcomes: readonly StageOutcome[]): string {
  const passed = outcomes.filter(({ isRight }) => isRight).length;
  return `stages: ${String(passed)} passed, ${String(outcomes.length - passed)} failed`;
}

async function testEverything(): Promise<readonly StageOutcome[]> {
  const outcomes = await runStages(root, everything, { atOnce: Math.max(2, availableParallelism()), onOver: tell });
  const isBuilt = outcomes.every(({ name, isRight }) => isRight || !['browsers', 'build'].includes(name));
  if (!isBuilt) {
    console.log('\n== e2e: not run, since there is no site or no browser to run it in');
    return [...outcomes, { name: 'e2e', isRight: false, seconds: 0, printed: '' }];
  }
  // Its progress is shown as it comes: it takes the most.
  return [...outcomes, ...(await runStages(root, inTheBrowser, { atOnce: 1, onOver: () => undefined, isShown: true }))];
}

async function testWhatChanged(): Promise<readonly StageOutcome[]> {
  const [tests, files] = [testsToRun(root), filesToLint(root)];
  console.log(
    `skipped ${tests.skipped} files of unit tests and ${files.skipped} files to lint: proved before, and nothing of theirs has changed`,
  );
  const stages: readonly Stage[] = [
    { name: 'types', command: script('test:types:again') },
    ...(files.paths.length === 0
      ? []
      : [
          // The types of the site's content are made, not committed.
          { name: 'sync', command: node('bin/astro.ts', 'sync') },
          { name: 'lint', command: node('node_modules/eslint/bin/eslint.js', ...files.paths), after: ['sync'] },
        ]),
    { name: 'format', command: ['prettier', '--check', '--cache', '--cache-location', '.recorded/prettier', '.'] },
    ...(tests.paths.length === 0 ? [] : [{ name: 'unit', command: node('--test', ...tests.paths) }]),
    { name: 'rules', command: script('test:rules') },
    { name: 'record', command: node('bin/record.ts') },
    { name: 'content', command: node('bin/content.ts'), after: ['record'] },
    { name: 'graded', command: node('bin/graded.ts') },
  ];
  const outcomes = await runStages(root, stages, { atOnce: 2, onOver: tell });
  for (const { name, isRight } of outcomes) {
    if (!isRight) continue;
    if (name === 'unit') tests.keep();
    if (name === 'lint') files.keep();
  }
  return [...outcomes, await proveWhatChanged(root)];
}

async function main(): Promise<void> {
  const options = { quick: { type: 'boolean', default: false }, list: { type: 'boolean', default: false } } as const;
  chooseLanguage();
  const usage = say('test.usage');
  const { quick, list } = parsedOr(usage, () => parseArgs({ options })).values;
  if (quick && list) throw new CommandProblem(say('test.two-commands', { usage }));
  if (list) {
    listChecks(root);
    return;
  }
  const begun = performance.now();
  const outcomes = await (quick ? testWhatChanged() : testEverything());
  const failed = outcomes.filter(({ isRight }) => !isRight);
  for (const each of failed) if (each.printed !== '') tellFailure(each);
  for (const { name, seconds, isRight } of outcomes)
    console.log(`${name.padEnd(9)} ${seconds.toFixed(0).padStart(5)} s${isRight ? '' : '  FAILED'}`);
  console.log(`all in ${((performance.now() - begun) / 1000).toFixed(0)} s`);
  console.log(summary(outcomes));
  if (failed.length > 0) process.exitCode = 1;
}

await main().catch(endWithProblem);
