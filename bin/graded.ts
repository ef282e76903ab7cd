/**
 * `node bin/graded.ts [<lesson>/<name> …] [--seeds 200] [--all]`: grades the graders. In Node, each assignment must
 * refuse its starter, accept its solution, and refuse each wrong one by the check that it names, at every seed.
 * What has not changed since it was found right is not run again.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { createNodeRuntime } from '#runtime/node.ts';
import type { Runtime } from '#runtime/contract.ts';
import { readCatalogue, type CatalogueAssignment } from '#checker/catalogue.ts';
import { isUntold, problemsOfSubmission, SEED, submissionsOf, survivalOf, titleOfSubmission } from '#checker/graded.ts';
import { openKeptProofs } from '#checker/kept-proofs.ts';
import { keysOfAssignments } from '#checker/proof-keys.ts';
import { sideBySideOrAlone } from '#checker/side-by-side.ts';
import { chooseLanguage, language, say, tell } from './language.ts';
import { CommandProblem, countFrom, endWithProblem, parsedOr } from './problem.ts';

/** Most of a proof is waiting. */
const AT_ONCE = 4;

const root = resolve(import.meta.dirname, '..');

interface Proof {
  readonly id: string;
  readonly key: string;
  readonly assignment: string;
  /** Empty where it holds. */
  readonly prove: (runtime: Runtime) => Promise<readonly string[]>;
}

function proofsOf(assignment: CatalogueAssignment, key: string, seeds: readonly string[]): readonly Proof[] {
  const { id } = assignment;
  const judged = submissionsOf(assignment).map((name) => ({
    id: `${id} › ${titleOfSubmission(name)} › node`,
    key,
    assignment: id,
    prove: (runtime: Runtime) => problemsOfSubmission(runtime, assignment, name, { seed: SEED, language: language() }),
  }));
  const survivals = Object.keys(assignment.wrong).map((mistake) => ({
    id: `${id} › wrong/${mistake} › ${seeds.length} seeds`,
    key,
    assignment: id,
    async prove(runtime: Runtime) {
      const { passed, tried } = await survivalOf(runtime, assignment, mistake, seeds);
      return passed === 0 ? [] : [say('graded.seeds', { mistake, passed, tried })];
    },
  }));
  return [...judged, ...survivals];
}

async function main(): Promise<void> {
  chooseLanguage();
  const { values, positionals } = parsedOr(say('graded.usage'), () =>
    parseArgs({
      allowPositionals: true,
      options: {
        seeds: { type: 'string', default: '200' },
        all: { type: 'boolean', default: false },
        list: { type: 'boolean', default: false },
      },
    }),
  );
  const { assignments } = await readCatalogue(root, tell);
  const unknown = positionals.find((id) => !assignments.some((each) => each.id === id));
  if (unknown !== undefined) throw new CommandProblem(say('grade.no-assignment', { id: unknown }));
  const named = assignments.filter(({ id }) => positionals.length === 0 || positionals.includes(id));
  const seeds = Array.from({ length: countFrom('seeds', values.seeds) }, (_, index) => `seed-${index}`);
  const keyOf = keysOfAssignments(root, 'node');
  const proofs = named.flatMap((each) => proofsOf(each, keyOf(each), seeds));
  if (values.list) {
    for (const { id } of proofs) console.log(id);
    return;
  }
  const kept = openKeptProofs(root, tell);
  const waiting = proofs.filter(({ id, key }) => values.all || !kept.isKept(id, key));
  const runtime = createNodeRuntime();
  const open = new Map(named.map(({ id }) => [id, waiting.filter(({ assignment }) => assignment === id).length]));
  const prove = async ({ id, key, assignment, prove }: Proof): Promise<readonly string[]> => {
    const found = await prove(runtime);
    if (isUntold(found)) return found;
    if (found.length === 0) kept.keep(id, key);
    const left = (open.get(assignment) ?? 0) - 1;
    open.set(assignment, left);
    if (left === 0) console.log(say('graded.proved', { id: assignment }));
    return found.map((problem) => `assignments/${assignment}: ${problem}`);
  };
  const problems = (await sideBySideOrAlone(waiting, AT_ONCE, prove, { mayBeDisturbed: isUntold })).flat();
  await runtime.close();
  const skipped = proofs.length - waiting.length;
  console.log(say('graded.done', { count: waiting.length, assignments: named.length, seeds: seeds.length, skipped }));
  if (problems.length === 0) return;
  console.error(problems.join('\n'));
  process.exitCode = 1;
}

await main().catch(endWithProblem);
