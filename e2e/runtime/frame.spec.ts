/** The frame in which all programs of a page run may be lost, as the browser ends what takes too much: another takes its place. */
import { expect, test } from '@playwright/test';
import type { Runtime } from '../../runtime/contract.ts';
import { engines, openEngineRuntime, skipWhereMissing, type EngineRuntime } from '../support/engines.ts';
import { openPageRuntime } from '../support/page-runtime.ts';

const program = `import express from 'express';
express().get('/', (_req, res) => { res.send('here'); }).listen(3000);`;

const answer = async (runtime: Runtime): Promise<string> => {
  const running = runtime.start({ 'main.ts': program });
  await running.ready;
  const { body } = await running.send({ method: 'GET', path: '/' });
  await running.stop(0);
  return new TextDecoder().decode(body);
};

const LOSE = `document.querySelector('iframe').remove()`;
const FRAMES = `document.querySelectorAll('iframe').length`;

async function provesReplacement(runtime: Runtime, evaluate: (script: string) => Promise<unknown>): Promise<void> {
  const lost = runtime.start({ 'main.ts': program }, { unresponsiveAfterMs: 1000 });
  await lost.ready;
  await evaluate(LOSE);
  const cut = lost.send({ method: 'GET', path: '/' }).catch((error: unknown) => error);
  expect(await lost.exit).toEqual({ code: null, signal: 'SIGKILL', reason: 'unresponsive' });
  expect(await cut).toMatchObject({ kind: 'cut' });
  expect(await answer(runtime)).toBe('here');
  expect(await evaluate(FRAMES)).toBe(1);
}

const COUNT = `(() => {
  window.throughFrame = 0;
  addEventListener('message', ({ data }) => { if (data.type === 'said') window.throughFrame += 1; });
})()`;

/** How many messages of a program's worker came to the page through the frame. */
async function throughFrame(runtime: Runtime, evaluate: (script: string) => Promise<unknown>): Promise<unknown> {
  await evaluate(COUNT);
  expect(await answer(runtime)).toBe('here');
  return evaluate('window.throughFrame');
}

for (const engine of engines) {
  test.describe(engine.name, () => {
    test.describe.configure({ mode: 'default' });
    skipWhereMissing(engine);
    let runtime: EngineRuntime;
    const evaluate = (script: string): Promise<unknown> => runtime.page.evaluate(script);
    test.beforeAll(async ({ browser }) => {
      runtime = await openEngineRuntime(engine, browser);
    });
    test.afterAll(() => runtime.close());

    // Chromium gives the frame a process of its own.
    test(`the quicker way to the page is ${engine.engine === undefined ? 'a port' : 'the frame'}`, async () => {
      const count = expect(await throughFrame(runtime, evaluate));
      if (engine.engine === undefined) count.toBe(0);
      else count.toBeGreaterThan(0);
    });

    test('another frame takes the place of a lost one', () => provesReplacement(runtime, evaluate));
  });
}

test('a program that only computes too long costs no frame', async ({ browser }) => {
  const runtime = await openPageRuntime(browser);
  const mark = `document.querySelector('iframe').id = 'first'`;
  await answer(runtime);
  await runtime.page.evaluate(mark);
  const stuck = runtime.start({ 'main.ts': 'for (;;);' }, { unresponsiveAfterMs: 1000 });
  expect((await stuck.exit).reason).toBe('unresponsive');
  expect(await answer(runtime)).toBe('here');
  expect(await runtime.page.evaluate(`document.querySelector('iframe').id`)).toBe('first');
  await runtime.close();
});
