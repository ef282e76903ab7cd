/** Checks the learner's files as the page does, and keeps the outcome. */
import type { CatalogueAssignment } from '#checker/catalogue.ts';
import { checkSubmission } from '#checker/assignment.ts';
import { withGivenFiles } from '#checker/given-files.ts';
import { linesFromReport } from '#checker/report.ts';
import { createNodeRuntime } from '#runtime/node.ts';
import { language, say, wordsOf } from '../language.ts';
import { CommandProblem } from '../problem.ts';
import { hashFromFiles } from '../submission.ts';
import { watchFolder } from '../watch-folder.ts';
import { keepProgress } from './progress.ts';
import { readWork, startedFolder } from './work.ts';

/** @param seed the submission's hash unless told: the same files meet the same requests again */
export async function checkOnce(root: string, assignment: CatalogueAssignment, seed?: string): Promise<boolean> {
  const { files: own, hash, leftOut } = readWork(root, assignment);
  const { files, changed } = withGivenFiles(assignment, own);
  if (hash === hashFromFiles(assignment.starter)) console.log(say('assignment.is-starter'));
  for (const line of leftOut) console.log(line);
  if (changed.length > 0) console.log(say('assignment.put-back', { files: changed.join(', ') }));
  const runtime = createNodeRuntime();
  try {
    const report = await checkSubmission(runtime, files, assignment.document, { seed: seed ?? hash });
    keepProgress(root, assignment, hash, report);
    const words = wordsOf(assignment);
    if (words === undefined) throw new Error(`${assignment.id} has no words in English.`);
    console.log(
      [...linesFromReport(report, words, language()), say('assignment.seed', { seed: report.seed })].join('\n'),
    );
    return report.verdict === 'passed';
  } finally {
    await runtime.close();
  }
}

async function checkAndGoOn(root: string, assignment: CatalogueAssignment, seed: string | undefined): Promise<void> {
  try {
    await checkOnce(root, assignment, seed);
  } catch (problem) {
    // What is half written when it is saved is mended at the next save.
    if (!(problem instanceof CommandProblem)) throw problem;
    console.error(problem.message);
  }
  console.log(say('watch.waiting'));
}

/** Ends with the process, and with it the program that is being checked. */
export async function checkOnSave(
  root: string,
  assignment: CatalogueAssignment,
  { seed, poll }: { readonly seed?: string | undefined; readonly poll: boolean },
): Promise<void> {
  const folder = startedFolder(root, assignment);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(0));
  let running = Promise.resolve();
  const checkInTurn = (): void => {
    running = running.then(() => checkAndGoOn(root, assignment, seed));
  };
  // What is saved while the first check runs is checked, too.
  watchFolder(folder, checkInTurn, { poll });
  checkInTurn();
  await running;
}
