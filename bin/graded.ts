/**
 * `node bin/graded.ts [<lesson>/<name> …] [--seeds 200] [--all]`: grades the graders. In Node, each assignment must
 * refuse its starter, accept its solution, and refuse each wrong one by the check that it names, at every seed.
 * What has not changed since it was found right is not run again.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { createNodeRuntime } from '#runtime/node.ts';
import type { Runtime } from '#runtime/contract.ts';
import { ContentProblem, filesIn, readCatalogue, versionsOf, type CatalogueAssignment } from '#checker/catalogue.ts';
import { problemsOfSubmission, survivalOf, submissionsOf } from '#checker/graded.ts';
import { endWithProblem } from './problem.ts';

/** Most of an assignment's time is waiting. */
const AT_ONCE = 3;

const root = resolve(import.meta.dirname, '..');

/** Changes with whatever could change the verdicts. */
function stateOf({ id }: CatalogueAssignment, seeds: number): string {
  const judge = ['checker', 'runtime/node'].map((room) => filesIn(join(root, room)));
  const whole = [filesIn(join(root, 'assignments', id)), judge, versionsOf(root), seeds];
  return createHash('sha256').update(JSON.stringify(whole)).digest('hex');
}

function stampPath(id: string): string {
  return join(root, '.recorded', 'assignments', `${id}.txt`);
}

async function problemsOf(runtime: Runtime, assignment: CatalogueAssignment, count: number): Promise<string[]> {
  const problems: string[] = [];
  for (const name of submissionsOf(assignment)) {
    problems.push(...(await problemsOfSubmission(runtime, assignment, name, 'first')));
  }
  const seeds = Array.from({ length: count }, (_, index) => `seed-${index}`);
  for (const mistake of Object.keys(assignment.wrong)) {
    const { passed, tried } = await survivalOf(runtime, assignment, mistake, seeds);
    if (passed > 0) problems.push(`wrong/${mistake}: passes its check at ${passed} of ${tried} seeds.`);
  }
  return problems.map((problem) => `assignments/${assignment.id}: ${problem}`);
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { seeds: { type: 'string', default: '200' }, all: { type: 'boolean', default: false } },
  });
  const count = Number(values.seeds);
  const { assignments } = await readCatalogue(root);
  const unknown = positionals.find((id) => !assignments.some((each) => each.id === id));
  if (unknown !== undefined) throw new ContentProblem(`There is no assignment "${unknown}".`);
  const named = assignments.filter(({ id }) => positionals.length === 0 || positionals.includes(id));
  const isRight = (each: CatalogueAssignment): boolean =>
    existsSync(stampPath(each.id)) && readFileSync(stampPath(each.id), 'utf8') === stateOf(each, count);
  const waiting = named.filter((each) => values.all || !isRight(each));
  const proved = waiting.length;
  const problems: string[] = [];
  const runtime = createNodeRuntime();
  const proveInTurn = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const found = await problemsOf(runtime, next, count);
      problems.push(...found);
      console.log(`${found.length === 0 ? '✓' : '✗'} ${next.id}  ${Object.keys(next.wrong).length} wrong ones`);
      if (found.length > 0) continue;
      mkdirSync(dirname(stampPath(next.id)), { recursive: true });
      writeFileSync(stampPath(next.id), stateOf(next, count));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, proveInTurn));
  await runtime.close();
  console.log(`${proved} of ${named.length} assignments proved at ${count} seeds; the others have not changed`);
  if (problems.length === 0) return;
  console.error(problems.join('\n'));
  process.exitCode = 1;
}

await main().catch(endWithProblem);
