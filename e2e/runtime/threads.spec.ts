import { expect, test, type Page } from '@playwright/test';
import type { ExampleFiles } from '../../runtime/contract.ts';
import { startProgram } from '../contract/behaviour.ts';
import { openPageRuntime, type PageRuntime } from '../support/page-runtime.ts';

/** What is true of threads in the page only: there is a bound on them, and none outlives its program. */

test.describe('threads of the page', () => {
  let runtime: PageRuntime<Page> | undefined;
  test.beforeAll(async ({ browser }) => {
    runtime = await openPageRuntime(browser);
  });
  test.afterAll(() => runtime?.close());

  test('a program that starts threads without end gets an error', async () => {
    if (runtime === undefined) throw new Error('There is no page.');
    const program = startProgram(runtime, {
      'main.ts': `import { Worker } from 'node:worker_threads';
const start = () => new Worker(new URL('./thread.ts', import.meta.url));
try { for (;;) start().on('error', ({ message }) => console.log(message)); } catch (error: any) { console.log(error.code, error.message); }`,
      'thread.ts': `import { Worker } from 'node:worker_threads';
const nested = new Worker(new URL('./thread.ts', import.meta.url));
nested.on('error', ({ message }) => console.log('of a thread:', message));`,
    });
    const message = 'Worker initialization failure: this page runs at most 16 threads at once';
    await program.printed(`ERR_WORKER_INIT_FAILED ${message}`);
    await program.printed(`of a thread: ${message}`);
    await program.stop(0);
  });

  test('no thread outlives its program, however it ends', async () => {
    if (runtime === undefined) throw new Error('There is no page.');
    const { page } = runtime;
    const session = await page.context().newCDPSession(page);
    const workers = async (): Promise<string[]> => {
      const { targetInfos } = await session.send('Target.getTargets');
      return targetInfos.filter(({ type }) => type === 'worker').map(({ targetId }) => targetId);
    };
    const files = (afterwards: string): ExampleFiles => ({
      'main.ts': `import { Worker } from 'node:worker_threads';
for (const kind of ['busy', 'idle']) {
  await new Promise((resolve) => {
    new Worker(new URL(\`./\${kind}.ts\`, import.meta.url)).on('message', resolve);
  });
}
console.log('started');
${afterwards}`,
      'busy.ts': `import { parentPort } from 'node:worker_threads';\nparentPort?.postMessage(1);\nfor (;;);`,
      'idle.ts': `import { parentPort } from 'node:worker_threads';\nparentPort?.postMessage(1);\nsetInterval(() => undefined, 10);`,
    });
    for (const afterwards of ['', 'process.exit(3);', 'setTimeout(() => { for (;;); });', `throw new Error('x');`]) {
      const program = startProgram(runtime, files(afterwards));
      // Both threads have answered by then.
      await program.printed('started');
      await program.stop(0);
      // The spare, and the thread that waits for a script.
      const waiting = 2;
      await expect.poll(async () => (await workers()).length, { timeout: 10_000 }).toBeLessThanOrEqual(waiting);
    }
  });
});
