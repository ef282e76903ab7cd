/** What rough clients get from every example, in Node and in the page. */
import { existsSync, readdirSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import type { Runtime } from '#runtime/contract.ts';
import { readCatalogue } from '#checker/catalogue.ts';
import { proveRough } from '#checker/rough.ts';
import { missingService, withServices } from '#checker/services.ts';
import { begunAhead } from '../support/ahead.ts';
import { nodeRuntime } from '../support/node-runtime.ts';
import { openPageRuntime } from '../support/page-runtime.ts';
import { root } from '../support/root.ts';

/** Where a system tells: sockets, pipes and files of a process. */
const count = existsSync('/proc/self/fd') ? (pid: number) => readdirSync(`/proc/${String(pid)}/fd`).length : undefined;

const { examples } = await readCatalogue(root);

/** Most of it is waiting: for what a client leaves half done, and for what may come late. */
const AT_ONCE = 3;

for (const name of ['browser', 'node'] as const) {
  test.describe(name, () => {
    test.describe.configure({ mode: 'default' });
    let runtime: Runtime;
    // Some examples are commands, and no servers.
    const served = examples.filter(
      ({ document: { exchanges, needsNode } }) =>
        Object.keys(exchanges).length > 0 && (name === 'node' || needsNode === undefined),
    );
    const { outcomeOf, allOver } = begunAhead(
      served.map((example) => async () => {
        if (missingService(example.document, process.env) !== undefined) return undefined;
        return proveRough(runtime, withServices(example, process.env), name === 'node' ? count : undefined);
      }),
      AT_ONCE,
    );

    test.beforeAll(async ({ browser }) => {
      runtime = name === 'node' ? nodeRuntime() : await openPageRuntime(browser);
    });
    test.afterAll(async () => {
      await allOver();
      await runtime.close();
    });

    for (const [index, { id, document }] of served.entries()) {
      test(`rough clients › ${id} › ${name}`, async () => {
        const missing = missingService(document, process.env);
        test.skip(missing !== undefined, missing);
        const report = await outcomeOf(index);
        expect(report?.sent).toBeGreaterThan(0);
        expect(report?.problems).toEqual([]);
      });
    }
  });
}
