/** Every documented exchange, alone in a program started for it, and every documented run, in Node. */
import { expect, test } from '@playwright/test';
import { readCatalogue } from '#checker/catalogue.ts';
import { openKeptProofs } from '#checker/kept-proofs.ts';
import { keysOfExamples } from '#checker/proof-keys.ts';
import { proveExchange, proveRun } from '#checker/prove.ts';
import { missingService, withServices } from '#checker/services.ts';
import { linesFromOutcome } from '#checker/words.ts';
import { english } from '../support/language.ts';
import { begunAhead } from '../support/ahead.ts';
import { nodeRuntime } from '../support/node-runtime.ts';
import { root } from '../support/root.ts';

const AT_ONCE = 4;

const { examples } = await readCatalogue(root);
/** For `npm run test:quick`. */
const kept = openKeptProofs(root);
const keyOf = keysOfExamples(root, 'node');

for (const example of examples) {
  const { exchanges, runs = {} } = example.document;
  const proofs = [
    ...Object.keys(exchanges).map((id) => ({ id, prove: proveExchange })),
    ...Object.keys(runs).map((id) => ({ id, prove: proveRun })),
  ];
  test.describe(() => {
    test.describe.configure({ mode: 'default' });
    const { outcomeOf, allOver } = begunAhead(
      proofs.map(
        ({ id, prove }) =>
          () =>
            prove(nodeRuntime(), withServices(example, process.env), id),
      ),
      AT_ONCE,
    );
    test.afterAll(allOver);

    for (const [index, { id }] of proofs.entries()) {
      test(`${example.id} › ${id} › node`, async () => {
        const missing = missingService(example.document, process.env);
        test.skip(missing !== undefined, missing);
        const outcome = await outcomeOf(index);
        expect(outcome.differences, linesFromOutcome(outcome, english).join('\n')).toEqual([]);
        kept.keep(`${example.id} › ${id} › node`, keyOf(example));
      });
    }
  });
}
