/** Every documented exchange, alone in a program started for it, and every documented run, in Node. */
import { expect, test } from '@playwright/test';
import { readCatalogue } from '#checker/catalogue.ts';
import { proveExchange, proveRun, type Outcome } from '#checker/prove.ts';
import { missingService, withServices } from '#checker/services.ts';
import { linesFromOutcome } from '#checker/words.ts';
import { nodeRuntime } from './support/node-runtime.ts';
import { root } from './support/root.ts';

/** Most of a proof is waiting: while one is awaited, the next ones have begun. */
const AT_ONCE = 3;

const { examples } = await readCatalogue(root);

for (const example of examples) {
  const { exchanges, runs = {} } = example.document;
  const proofs = [
    ...Object.keys(exchanges).map((id) => ({ id, prove: proveExchange })),
    ...Object.keys(runs).map((id) => ({ id, prove: proveRun })),
  ];
  test.describe(() => {
    test.describe.configure({ mode: 'default' });
    const begun = new Map<number, Promise<Outcome>>();

    function outcomeOf(index: number): Promise<Outcome> | undefined {
      const proof = proofs[index];
      if (proof === undefined) return undefined;
      const outcome = begun.get(index) ?? proof.prove(nodeRuntime(), withServices(example, process.env), proof.id);
      begun.set(index, outcome);
      return outcome;
    }

    test.afterAll(async () => {
      await Promise.all(begun.values());
    });

    for (const [index, { id, prove }] of proofs.entries()) {
      test(`${example.id} › ${id} › node`, async () => {
        const missing = missingService(example.document, process.env);
        test.skip(missing !== undefined, missing);
        for (let next = index; next < index + AT_ONCE; next += 1) void outcomeOf(next);
        let outcome = await outcomeOf(index);
        // Once more: a bound on time may break beside others. What is wrong is wrong twice.
        if (outcome === undefined || outcome.differences.length > 0)
          outcome = await prove(nodeRuntime(), withServices(example, process.env), id);
        expect(outcome.differences, linesFromOutcome(outcome).join('\n')).toEqual([]);
      });
    }
  });
}
