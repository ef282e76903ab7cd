/** The proofs of the content, in Node and in a page of Chromium: those that are kept are skipped, and said so. */
import { spawnSync } from 'node:child_process';
import { readCatalogue, type CatalogueAssignment, type CatalogueExample } from '#checker/catalogue.ts';
import { isUntold, problemsOfSubmission, SEED, submissionsOf, titleOfSubmission } from '#checker/graded.ts';
import { openKeptProofs } from '#checker/kept-proofs.ts';
import { keysOfAssignments, keysOfExamples, type ProofPlace } from '#checker/proof-keys.ts';
import { proveExchange, proveRun } from '#checker/prove.ts';
import { missingService, withServices } from '#checker/services.ts';
import { sideBySideOrAlone } from '#checker/side-by-side.ts';
import { linesFromOutcome } from '#checker/words.ts';
import type { Runtime } from '#runtime/contract.ts';
import { createNodeRuntime } from '#runtime/node.ts';
import { findTestChromium } from '../../e2e/support/chromium.ts';
import { openBrowser } from '../../e2e/support/open-browser.ts';
import { openPageRuntime } from '../../e2e/support/page-runtime.ts';
import { language } from '../language.ts';
import type { StageOutcome } from './stages.ts';

const AT_ONCE = 4;

interface Proof {
  readonly id: string;
  readonly key: string;
  /** Empty where it holds. */
  readonly prove: (runtime: Runtime) => Promise<readonly string[]>;
}

function proofsOfExample(example: CatalogueExample, key: string, place: string): readonly Proof[] {
  const { exchanges, runs = {} } = example.document;
  const proofOf = (id: string, prove: typeof proveRun): Proof => ({
    id: `${example.id} › ${id} › ${place}`,
    key,
    async prove(runtime) {
      const outcome = await prove(runtime, withServices(example, process.env), id);
      return outcome.differences.length === 0 ? [] : linesFromOutcome(outcome, language());
    },
  });
  return [
    ...Object.keys(exchanges).map((id) => proofOf(id, proveExchange)),
    ...Object.keys(runs).map((id) => proofOf(id, proveRun)),
  ];
}

function proofsOfAssignment(assignment: CatalogueAssignment, key: string, place: string): readonly Proof[] {
  return submissionsOf(assignment).map((name) => ({
    id: `${assignment.id} › ${titleOfSubmission(name)} › ${place}`,
    key,
    prove: (runtime) => problemsOfSubmission(runtime, assignment, name, { seed: SEED, language: language() }),
  }));
}

/** `Chromium 156.0.8078.79`, or undefined where there is none: then nothing is proved in a page, and said so. */
function chromiumVersion(): string | undefined {
  const path = findTestChromium();
  return path === undefined ? undefined : spawnSync(path, ['--version'], { encoding: 'utf8' }).stdout.trim();
}

async function openPage(): Promise<Runtime> {
  const browser = await openBrowser('chromium');
  const page = await openPageRuntime(browser);
  return {
    ...page,
    async close() {
      await page.close();
      await browser.close();
    },
  };
}

/** @returns what came out, with the proofs that failed as its text */
export async function proveWhatChanged(root: string): Promise<StageOutcome> {
  const begun = performance.now();
  const { examples, assignments } = await readCatalogue(root);
  const kept = openKeptProofs(root);
  const problems: string[] = [];
  const version = chromiumVersion();
  if (version === undefined) console.log('skipped all proofs in a page: there is no Chromium');
  const places: readonly (readonly [string, ProofPlace, () => Promise<Runtime>])[] = [
    ['node', 'node', () => Promise.resolve(createNodeRuntime())],
    ...(version === undefined ? [] : [['page', { page: version }, openPage] as const]),
  ];
  for (const [name, place, open] of places) {
    const [ofExamples, ofAssignments] = [keysOfExamples(root, place), keysOfAssignments(root, place)];
    const canRun = ({ document }: CatalogueExample): boolean =>
      name === 'node' ? missingService(document, process.env) === undefined : document.needsNode === undefined;
    const proofs = [
      ...examples.filter(canRun).flatMap((each) => proofsOfExample(each, ofExamples(each), name)),
      ...assignments.flatMap((each) => proofsOfAssignment(each, ofAssignments(each), name)),
    ];
    const waiting = proofs.filter(({ id, key }) => !kept.isKept(id, key));
    console.log(
      `${name}: ${String(waiting.length)} proofs, skipped ${String(proofs.length - waiting.length)} that hold still`,
    );
    if (waiting.length === 0) continue;
    const runtime = await open();
    const proveOne = async ({ id, key, prove }: Proof): Promise<readonly string[]> => {
      const found = await prove(runtime);
      if (found.length === 0) kept.keep(id, key);
      return found.length === 0 ? [] : [id, ...found.map((line) => `  ${line}`)];
    };
    problems.push(...(await sideBySideOrAlone(waiting, AT_ONCE, proveOne, { mayBeDisturbed: isUntold })).flat());
    await runtime.close();
  }
  if (problems.length > 0) console.log(problems.join('\n'));
  const seconds = (performance.now() - begun) / 1000;
  return { name: 'proofs', isRight: problems.length === 0, seconds, printed: problems.join('\n') };
}
