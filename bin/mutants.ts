/**
 * `npm run mutants -- [<lesson>/<name> …] [--all]`: small mistakes, made by machine in each solution, one at a time.
 * Each must be refused by some check, or `mutants.json` says why no request can tell it from the solution.
 */
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { checkSubmission } from '#checker/assignment.ts';
import {
  MUTANTS,
  readAssignment,
  readAssignments,
  type CatalogueAssignment,
  type KeptMutants,
} from '#checker/catalogue.ts';
import { SEED } from '#checker/graded.ts';
import { mutationKey } from '#checker/mutants.ts';
import type { Runtime } from '#runtime/contract.ts';
import { createNodeRuntime } from '#runtime/node.ts';
import { keepKillers, readKillers } from './mutants/killers.ts';
import { tryMutants } from './mutants/trial.ts';
import { chooseLanguage, say, sayCount, tell } from './language.ts';
import { CommandProblem, endWithProblem, parsedOr } from './problem.ts';
import { writeWhole } from './written.ts';

const root = resolve(import.meta.dirname, '..');

/** A check that refuses the solution alone would kill everything. */
async function assertSolutionPasses(
  runtime: Runtime,
  { id, solution, document }: CatalogueAssignment,
  folder: string,
): Promise<void> {
  const command = folder === root ? `node bin/graded.ts ${id}` : `npm run content -- ${id} --checks ${folder}`;
  for (const only of [undefined, ...Object.keys(document.checks).map((check) => [check])]) {
    const { checks } = await checkSubmission(runtime, solution, document, { seed: SEED, ...(only && { only }) });
    const failed = checks.find(({ status }) => status !== 'passed');
    if (failed === undefined) continue;
    throw new CommandProblem(
      say(only === undefined ? 'mutants.refuses-solution' : 'mutants.refuses-alone', { id, check: failed.id, command }),
    );
  }
}

async function triedAgain(
  runtime: Runtime,
  assignment: CatalogueAssignment,
  { folder, isAll }: { readonly folder: string; readonly isAll: boolean },
): Promise<readonly string[]> {
  const { id } = assignment;
  await assertSolutionPasses(runtime, assignment, folder);
  const begun = performance.now();
  const { killers, survivors, faults } = await tryMutants(runtime, assignment, isAll ? {} : readKillers(root, id));
  keepKillers(root, id, killers);
  const given = assignment.mutants?.spared ?? [];
  const spared = given
    .map((each) => ({ ...each, mutants: each.mutants.filter((mutant) => survivors.includes(mutant)) }))
    .filter(({ mutants }) => mutants.length > 0);
  const sparedAs = (is: 'equal' | 'free'): number =>
    spared.filter((each) => each.is === is).reduce((sum, { mutants }) => sum + mutants.length, 0);
  const accounted = spared.flatMap(({ mutants }) => mutants);
  const open = survivors.filter((mutant) => !accounted.includes(mutant));
  const killed = Object.keys(killers).length;
  const result: KeptMutants = {
    of: mutationKey(assignment),
    killed,
    spared,
    open: [...open, ...faults],
  };
  writeWhole(join(folder, 'assignments', id, MUTANTS), `${JSON.stringify(result, null, 2)}\n`);
  const all = killed + result.open.length;
  const seconds = ((performance.now() - begun) / 1000).toFixed(0);
  console.log(say('mutants.score', { id, killed, all, equal: sparedAs('equal'), free: sparedAs('free'), seconds }));
  for (const mutant of given.flatMap(({ mutants }) => mutants).filter((each) => !accounted.includes(each)))
    console.log(say('mutants.spared-no-more', { mutant }));
  return result.open.map((mutant) => say('mutants.survives', { id, mutant }));
}

async function main(): Promise<void> {
  chooseLanguage();
  const { values, positionals } = parsedOr(say('mutants.usage'), () =>
    parseArgs({
      allowPositionals: true,
      options: {
        all: { type: 'boolean', default: false },
        checks: { type: 'string' },
      },
    }),
  );
  const folder = resolve(values.checks ?? root);
  const isOld = (each: CatalogueAssignment): boolean => values.all || each.mutants?.of !== mutationKey(each);
  const wanted =
    positionals.length > 0
      ? await Promise.all(positionals.map((id) => readAssignment(folder, id, root)))
      : (await readAssignments(folder, root, tell)).filter(isOld);
  const runtime = createNodeRuntime();
  const problems: string[] = [];
  try {
    for (const each of wanted) problems.push(...(await triedAgain(runtime, each, { folder, isAll: values.all })));
  } finally {
    await runtime.close();
  }
  console.log(sayCount(positionals.length > 0 ? 'mutants.done' : 'mutants.done-changed', wanted.length));
  if (problems.length === 0) return;
  console.error([...problems, say('mutants.to-mend', { count: problems.length })].join('\n'));
  process.exitCode = 1;
}

await main().catch(endWithProblem);
