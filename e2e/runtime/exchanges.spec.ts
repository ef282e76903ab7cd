/**
 * Every documented exchange, in the order of the file in one program, and every documented run, in the browsers other
 * than Chromium: there `e2e/page/exchanges.spec.ts` proves them through the cells of their lessons. In Node each
 * exchange is also sent alone to a program started for it.
 */
import { expect, test } from '@playwright/test';
import { readCatalogue, type CatalogueExample } from '#checker/catalogue.ts';
import type { NotIn } from '#checker/exchange.ts';
import { proveExchanges, proveRun, type Outcome } from '#checker/prove.ts';
import { linesFromOutcome } from '#checker/words.ts';
import { english } from '../support/language.ts';
import type { Runtime } from '#runtime/contract.ts';
import { differences } from '#runtime/differences.ts';
import { begunAhead } from '../support/ahead.ts';
import { openEngineRuntime, otherEngines, skipWhereMissing, type EngineRuntime } from '../support/engines.ts';
import { FAR_ZONE } from '../support/far-zone.ts';
import { root } from '../support/root.ts';

const AT_ONCE = 3;

const { examples } = await readCatalogue(root);

/** What one program, or one run of it, proves: all exchanges of an example, or a run. */
interface Proof {
  readonly example: CatalogueExample;
  readonly ids: readonly string[];
  readonly notIn: NotIn;
  readonly prove: (runtime: Runtime) => Promise<readonly Outcome[]>;
}

const proofs: readonly Proof[] = examples
  .filter(({ document }) => document.needsNode === undefined)
  .flatMap((example) => {
    const { exchanges, runs = {}, notIn = {} } = example.document;
    const ofExchanges: Proof = {
      example,
      ids: Object.keys(exchanges),
      notIn,
      prove: (runtime) => proveExchanges(runtime, example),
    };
    const ofRuns = Object.entries(runs).map(([id, run]) => ({
      example,
      ids: [id],
      notIn: { ...notIn, ...run.notIn },
      prove: async (runtime: Runtime) => [await proveRun(runtime, example, id)],
    }));
    return [...(ofExchanges.ids.length === 0 ? [] : [ofExchanges]), ...ofRuns];
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
      ofEngine.map(
        ({ prove }) =>
          () =>
            prove(runtime),
      ),
      AT_ONCE,
    );

    test.beforeAll(async ({ browser }) => {
      runtime = await openEngineRuntime(engine, browser, { zone: FAR_ZONE });
    });
    test.afterAll(async () => {
      await allOver();
      await runtime.close();
    });

    for (const [index, { example, ids, difference }] of ofEngine.entries()) {
      for (const [at, id] of ids.entries()) {
        test(`${example.id} › ${id} › ${engine.name}`, async () => {
          const outcome = (await outcomeOf(index))[at];
          if (outcome?.id !== id) throw new Error('It was not tried.');
          const lines = linesFromOutcome(outcome, english).join('\n');
          if (difference === undefined) expect(outcome.differences, lines).toEqual([]);
          else expect(outcome.differences, `there is no difference ${difference} any more`).not.toEqual([]);
        });
      }
    }
  });
}
