/** The frame in which all programs of a page run may be lost, as the browser ends what takes too much: another takes its place. */
import { expect, test } from '@playwright/test';
import type { Runtime } from '../runtime/contract.ts';
import { openFirefox } from './support/firefox.ts';
import { openPageRuntime } from './support/page-runtime.ts';

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

const COUNT = `window.throughFrame = 0;
addEventListener('message', ({ data }) => { if (data.type === 'said') window.throughFrame += 1; });`;

/** How many messages of a program's worker came to the page through the frame. */
async function throughFrame(runtime: Runtime, evaluate: (script: string) => Promise<unknown>): Promise<unknown> {
  await evaluate(COUNT);
  expect(await answer(runtime)).toBe('here');
  return evaluate('window.throughFrame');
}

test('a port is the quicker way where the frame has a process of its own', async ({ browser }) => {
  const runtime = await openPageRuntime(browser);
  expect(await throughFrame(runtime, (script) => runtime.page.evaluate(script))).toBe(0);
  await runtime.close();
});

test('the frame is the quicker way where it shares the process of the page', async () => {
  const firefox = await openFirefox();
  const runtime = await openPageRuntime(firefox);
  expect(await throughFrame(runtime, (script) => runtime.page.evaluate(script))).toBeGreaterThan(0);
  await runtime.close();
  await firefox.close();
});

test('Chromium', async ({ browser }) => {
  const runtime = await openPageRuntime(browser);
  await provesReplacement(runtime, (script) => runtime.page.evaluate(script));
  await runtime.close();
});

test('Firefox', async () => {
  const firefox = await openFirefox();
  const runtime = await openPageRuntime(firefox);
  await provesReplacement(runtime, (script) => runtime.page.evaluate(script));
  await runtime.close();
  await firefox.close();
});

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
