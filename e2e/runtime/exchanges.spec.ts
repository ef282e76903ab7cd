/**
 * Every documented exchange, alone in a program started for it, and every documented run, in the browsers other than
 * Chromium: there `e2e/page/exchanges.spec.ts` proves them through the cells of their lessons.
 */
import { expect, test } from '@playwright/test';
import { readCatalogue } from '#checker/catalogue.ts';
import { proveExchange, proveRun } from '#checker/prove.ts';
import { linesFromOutcome } from '#checker/words.ts';
import { differences } from '#runtime/differences.ts';
import { begunAhead } from '../support/ahead.ts';
import { openEngineRuntime, otherEngines, skipWhereMissing, type EngineRuntime } from '../support/engines.ts';
import { root } from '../support/root.ts';

const AT_ONCE = 3;

const { examples } = await readCatalogue(root);
const proofs = examples
  .filter(({ document }) => document.needsNode === undefined)
  .flatMap((example) => {
    const { exchanges, runs = {}, notIn = {} } = example.document;
    return [
      ...Object.keys(exchanges).map((id) => ({ example, id, prove: proveExchange, notIn })),
      ...Object.entries(runs).map(([id, run]) => ({ example, id, prove: proveRun, notIn: { ...notIn, ...run.notIn } })),
    ];
  });

test('what comes out otherwise in a browser is listed as a difference', () => {
  const named = proofs.flatMap(({ notIn }) => Object.values(notIn));
  expect(differences.map(({ id }) => id)).toEqual(expect.arrayContaining(named));
});

for (const engine of otherEngines) {
  const ofEngine = proofs.map((proof) => ({
    ...proof,
    difference: engine.engine === undefined ? undefined : proof.notIn[engine.engine],
  }));
  test.describe(() => {
    test.describe.configure({ mode: 'default' });
    skipWhereMissing(engine);
    let runtime: EngineRuntime;
    const { outcomeOf, allOver } = begunAhead(
      ofEngine.map(({ example, id, prove, difference }) => async () => {
        if (difference === undefined) return prove(runtime, example, id);
        return undefined;
      }),
      AT_ONCE,
    );

    test.beforeAll(async ({ browser }) => {
      runtime = await openEngineRuntime(engine, browser);
    });
    test.afterAll(async () => {
      await allOver();
      await runtime.close();
    });

    for (const [index, { example, id, difference }] of ofEngine.entries()) {
      test(`${example.id} › ${id} › ${engine.name}`, async () => {
        test.skip(difference !== undefined, `see the difference ${difference ?? ''}`);
        const outcome = await outcomeOf(index);
        if (outcome === undefined) throw new Error('It was not tried.');
        expect(outcome.differences, linesFromOutcome(outcome).join('\n')).toEqual([]);
      });
    }
  });
}
