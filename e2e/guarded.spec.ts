/** The runtime that grades: what it does as Node does, where it differs, and that it comes to the same verdicts. */
import { expect, test } from '@playwright/test';
import { readAssignments } from '#checker/catalogue.ts';
import { problemsOfSubmission, submissionsOf } from '#checker/graded.ts';
import type { Runtime } from '#runtime/contract.ts';
import { guardedDifferences, type GuardedDifferenceId } from '#runtime/guarded-differences.ts';
import { startProgram } from './contract/behaviour.ts';
import { behaviours } from './contract/behaviours.ts';
import { differing, holding, notAsked, proofs } from './grading/guarded-proofs.ts';
import { openGuardedRuntime } from './support/guarded-runtime.ts';
import { nodeRuntime } from './support/node-runtime.ts';
import { root } from './support/root.ts';

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
  test.afterAll(async () => {
    await guarded.close();
    await node.close();
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
  for (const { name, prove } of behaviours.filter((each) => each.name !== notAsked)) {
    const difference = differenceOf(name);
    test(`contract › ${name} › ${difference ?? 'as in Node'}`, async () => {
      if (difference === undefined) await prove(guarded);
      else await expect(prove(guarded)).rejects.toThrow();
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
      const names = [...submissionsOf(assignment)];
      const problems: string[] = [];
      const judgeInTurn = async (): Promise<void> => {
        for (let name = names.shift(); name !== undefined; name = names.shift())
          problems.push(...(await problemsOfSubmission(guarded, assignment, name, 'guarded-seed')));
      };
      // Most of it is waiting.
      await Promise.all([judgeInTurn(), judgeInTurn(), judgeInTurn()]);
      expect(problems).toEqual([]);
    });
  }
});
