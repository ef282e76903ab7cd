/** What rough clients get from every example, in Node and in the page. */
import { existsSync, readdirSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import type { Runtime } from '#runtime/contract.ts';
import { readCatalogue } from '#checker/catalogue.ts';
import { proveRough } from '#checker/rough.ts';
import { missingService, withServices } from '#checker/services.ts';
import { nodeRuntime } from '../support/node-runtime.ts';
import { openPageRuntime } from '../support/page-runtime.ts';
import { root } from '../support/root.ts';

/** Where a system tells: sockets, pipes and files of a process. */
const count = existsSync('/proc/self/fd') ? (pid: number) => readdirSync(`/proc/${String(pid)}/fd`).length : undefined;

const { examples } = await readCatalogue(root);

for (const name of ['browser', 'node'] as const) {
  test.describe(name, () => {
    test.describe.configure({ mode: 'default' });
    let runtime: Runtime;

    test.beforeAll(async ({ browser }) => {
      runtime = name === 'node' ? nodeRuntime() : await openPageRuntime(browser);
    });
    test.afterAll(() => runtime.close());

    for (const example of examples) {
      const { needsNode, exchanges } = example.document;
      // Some examples are commands, and no servers.
      if (Object.keys(exchanges).length === 0 || (name === 'browser' && needsNode !== undefined)) continue;
      test(`rough clients › ${example.id} › ${name}`, async () => {
        const missing = missingService(example.document, process.env);
        test.skip(missing !== undefined, missing);
        const { sent, problems } = await proveRough(
          runtime,
          withServices(example, process.env),
          name === 'node' ? count : undefined,
        );
        expect(sent).toBeGreaterThan(0);
        expect(problems).toEqual([]);
      });
    }
  });
}
