/** The runtime that grades: what it does as Node does, where it differs, and that it comes to the same verdicts. */
import { expect, test } from '@playwright/test';
import { readAssignments } from '#checker/catalogue.ts';
import { problemsOfSubmission, SEED, submissionsOf } from '#checker/graded.ts';
import { sideBySide } from '#checker/side-by-side.ts';
import type { Runtime } from '#runtime/contract.ts';
import { guardedDifferences, type GuardedDifferenceId } from '#runtime/guarded-differences.ts';
import { startProgram } from '../contract/behaviour.ts';
import { behaviours } from '../contract/behaviours.ts';
import { differing, holding, notAsked, proofs } from '../grading/guarded-proofs.ts';
import { english } from '../support/language.ts';
import { begunAhead } from '../support/ahead.ts';
import { openGuardedRuntime } from '../support/guarded-runtime.ts';
import { nodeRuntime } from '../support/node-runtime.ts';
import { root } from '../support/root.ts';

/** Most of a verdict is waiting. */
const AT_ONCE = 5;

const assignments = await readAssignments(root);

test.skip(process.platform !== 'linux', 'Grading is for Linux.');

async function linesOf(runtime: Runtime, program: string): Promise<readonly string[]> {
  const running = startProgram(runtime, program);
  const port = await running.ready.catch(() => undefined);
  if (port === 3000) await running.send({ method: 'GET', path: '/' });
  else await running.exit;
  await running.stop(0);
  return running.lines('stdout');
}

test.describe('guarded', () => {
  test.describe.configure({ mode: 'default' });
  let guarded: Runtime;
  let node: Runtime;
  test.beforeAll(async () => {
    guarded = await openGuardedRuntime();
    node = nodeRuntime();
  });

  for (const [id, { program, guarded: here, node: there }] of Object.entries(proofs)) {
    test(`difference › ${id}`, async () => {
      expect(await linesOf(guarded, program)).toEqual([here]);
      expect(await linesOf(node, program)).toEqual([there]);
    });
  }

  test('each difference is proved, by a program or by what the contract cannot hold', () => {
    const proved: readonly string[] = [...Object.keys(proofs), ...Object.values(differing)];
    expect(guardedDifferences.map(({ id }) => id).filter((id) => !proved.includes(id))).toEqual([]);
  });

  const differenceOf = (name: string): GuardedDifferenceId | undefined =>
    name === holding ? undefined : Object.entries(differing).find(([begin]) => name.startsWith(begin))?.[1];
  const asked = behaviours.filter((each) => each.name !== notAsked);
  const { outcomeOf, allOver } = begunAhead(
    asked.map(
      ({ prove }) =>
        () =>
          prove(guarded),
    ),
    AT_ONCE,
  );
  test.afterAll(async () => {
    await allOver();
    await guarded.close();
    await node.close();
  });
  for (const [index, { name }] of asked.entries()) {
    const difference = differenceOf(name);
    test(`contract › ${name} › ${difference ?? 'as in Node'}`, async () => {
      if (difference === undefined) await outcomeOf(index);
      else await expect(outcomeOf(index)).rejects.toThrow();
    });
  }
});

test.describe('verdicts', () => {
  test.describe.configure({ mode: 'default' });
  let guarded: Runtime;
  test.beforeAll(async () => {
    guarded = await openGuardedRuntime();
  });
  test.afterAll(() => guarded.close());

  for (const assignment of assignments) {
    test(`verdicts › ${assignment.id}`, async () => {
      test.setTimeout(180_000);
      const problems = await sideBySide(submissionsOf(assignment), AT_ONCE, (name) =>
        problemsOfSubmission(guarded, assignment, name, { seed: SEED, language: english }),
      );
      expect(problems.flat()).toEqual([]);
    });
  }
});
