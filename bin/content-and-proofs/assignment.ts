/** One assignment, a draft or not: all that is missing or untrue, and what its grader does not see. */
import {
  ContentProblem,
  readAssignment,
  readTranslations,
  type CatalogueAssignment,
  type CatalogueExample,
} from '#checker/catalogue.ts';
import { problemsOfAssignment } from '#checker/content.ts';
import { isUntold, problemsOfSubmission, SEED, submissionsOf, survivalOf, titleOfSubmission } from '#checker/graded.ts';
import { openKeptProofs } from '#checker/kept-proofs.ts';
import { problemsOfMutants } from '#checker/mutants.ts';
import { keysOfAssignments } from '#checker/proof-keys.ts';
import { sideBySideOrAlone } from '#checker/side-by-side.ts';
import { problemsOfTranslation } from '#checker/translation.ts';
import type { Runtime } from '#runtime/contract.ts';
import { createNodeRuntime } from '#runtime/node.ts';
import { language, say, tell, told } from '../language.ts';
import { commandFor } from '../translations.ts';
import { lineOfChecks, linesOfEvidence } from './cited.ts';

/** Most of a proof is waiting. */
const AT_ONCE = 6;
/** Fewer than `bin/graded.ts` takes: this is asked for again and again. */
const SEEDS = Array.from({ length: 10 }, (_, index) => `seed-${index}`);
/** After this long no wrong one is begun at other seeds. */
const SEEDS_WITHIN_MS = 10_000;

interface Proof {
  readonly id: string;
  readonly prove: () => Promise<readonly string[]>;
  /** It is not begun when that long has passed, and stays for the next time. */
  readonly withinMs?: number;
}

function proofsOf(runtime: Runtime, assignment: CatalogueAssignment): readonly Proof[] {
  const { id } = assignment;
  const judged = submissionsOf(assignment).map((name): Proof => ({
    id: `${id} › ${titleOfSubmission(name)} › named`,
    prove: () => problemsOfSubmission(runtime, assignment, name, { seed: SEED, language: language() }),
  }));
  const survivals = Object.keys(assignment.wrong).map((mistake): Proof => ({
    id: `${id} › wrong/${mistake} › ${SEEDS.length} seeds`,
    withinMs: SEEDS_WITHIN_MS,
    async prove() {
      const { passed, tried } = await survivalOf(runtime, assignment, mistake, SEEDS);
      return passed === 0 ? [] : [say('graded.seeds', { mistake, passed, tried })];
    },
  }));
  return [...judged, ...survivals];
}

async function problemsOfProofs(
  root: string,
  assignment: CatalogueAssignment,
  key: string,
): Promise<readonly string[]> {
  const kept = openKeptProofs(root, tell);
  const runtime = createNodeRuntime();
  const proofs = proofsOf(runtime, assignment);
  const waiting = proofs.filter(({ id }) => !kept.isKept(id, key));
  try {
    const begun = performance.now();
    const left: string[] = [];
    const proveInTime = async ({ id, prove, withinMs = Infinity }: Proof): Promise<readonly string[]> => {
      if (performance.now() - begun > withinMs) {
        left.push(id);
        return [];
      }
      const problems = await prove();
      if (problems.length === 0) kept.keep(id, key);
      return problems;
    };
    const found = await sideBySideOrAlone(waiting, AT_ONCE, proveInTime, { mayBeDisturbed: isUntold });
    console.log(say('content.proofs', { done: waiting.length - left.length, kept: proofs.length - waiting.length }));
    if (left.length > 0) console.log(say('content.later', { count: left.length }));
    // A wrong one that is judged otherwise than it says is told once.
    return [...new Set(found.flat())].map((problem) => `assignments/${assignment.id}: ${problem}`);
  } finally {
    await runtime.close();
  }
}

/** @param checks the folder that holds `assignments/`: the project's own, or a teacher's */
export async function proveAssignment(
  root: string,
  checks: string,
  id: string,
  examples: readonly CatalogueExample[],
): Promise<readonly string[]> {
  const [lesson = ''] = id.split('/');
  for (const line of linesOfEvidence(lesson, examples)) console.log(line);
  let assignment: CatalogueAssignment;
  try {
    assignment = await readAssignment(checks, id, root);
  } catch (problem) {
    if (!(problem instanceof ContentProblem)) throw problem;
    return problem.lines.map(told);
  }
  console.log(lineOfChecks(assignment));
  const own = examples.filter((each) => each.lesson === lesson);
  const problems = [
    ...problemsOfAssignment(assignment, own).map(told),
    ...readTranslations(checks, `assignments/${id}`).flatMap((each) =>
      problemsOfTranslation(each, commandFor(each.file)).map(told),
    ),
    ...(await problemsOfProofs(root, assignment, keysOfAssignments(checks, 'node', root)(assignment))),
  ];
  if (problems.length > 0) return problems;
  const isDraft = Object.values(assignment.words).some(({ draft }) => draft === true);
  // A run of all mutants takes longer than one waits for at each save.
  const later = problemsOfMutants(assignment, checks === root ? undefined : checks).map(told);
  if (isDraft) console.log([...later, say('content.holds', { id })].join('\n'));
  return isDraft ? [] : later;
}
