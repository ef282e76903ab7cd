/** Every documented exchange, alone in a program started for it, and every documented run, in Node. */
import { expect, test } from '@playwright/test';
import { readCatalogue } from '#checker/catalogue.ts';
import { proveExchange, proveRun } from '#checker/prove.ts';
import { missingService, withServices } from '#checker/services.ts';
import { linesFromOutcome } from '#checker/words.ts';
import { nodeRuntime } from './support/node-runtime.ts';
import { root } from './support/root.ts';

const { examples } = await readCatalogue(root);

for (const example of examples) {
  const { exchanges, runs = {} } = example.document;
  for (const [ids, prove] of [
    [Object.keys(exchanges), proveExchange],
    [Object.keys(runs), proveRun],
  ] as const) {
    for (const id of ids) {
      test(`${example.id} › ${id} › node`, async () => {
        const missing = missingService(example.document, process.env);
        test.skip(missing !== undefined, missing);
        const outcome = await prove(nodeRuntime(), withServices(example, process.env), id);
        expect(outcome.differences, linesFromOutcome(outcome).join('\n')).toEqual([]);
      });
    }
  }
}
