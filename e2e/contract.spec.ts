import { test } from '@playwright/test';
import type { Runtime } from '../runtime/contract.ts';
import { behaviours } from './contract/behaviours.ts';
import { openFirefox } from './support/firefox.ts';
import { nodeRuntime } from './support/node-runtime.ts';
import { openPageRuntime } from './support/page-runtime.ts';

/** Every runtime does everything that the contract says. */

test.describe('contract', () => {
  let page: Runtime | undefined;
  let firefox: Awaited<ReturnType<typeof openFirefox>> | undefined;
  let inFirefox: Runtime | undefined;
  let node: Runtime | undefined;

  test.beforeAll(async ({ browser }) => {
    page = await openPageRuntime(browser);
    firefox = await openFirefox();
    inFirefox = await openPageRuntime(firefox);
    node = nodeRuntime();
  });
  test.afterAll(async () => {
    await page?.close();
    await inFirefox?.close();
    await firefox?.close();
    await node?.close();
  });

  for (const { name, prove } of behaviours) {
    test.describe(name, () => {
      test('browser', async () => {
        if (page === undefined) throw new Error('There is no page.');
        await prove(page);
      });
      test('firefox', async () => {
        if (inFirefox === undefined) throw new Error('There is no page in Firefox.');
        await prove({ ...inFirefox, engine: 'firefox' });
      });
      test('node', async () => {
        if (node === undefined) throw new Error('There is no Node runtime.');
        await prove(node);
      });
    });
  }
});
