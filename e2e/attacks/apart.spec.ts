/** Programs do not hear each other, in one page, in two tabs or one after the other, nor do they learn whose browser it is. */
import { expect, test } from '@playwright/test';
import { startProgram } from '../contract/behaviour.ts';
import { engines, openEngineRuntime, skipWhereMissing, type EngineRuntime } from '../support/engines.ts';
import { button, lessonPath, rewrite } from '../support/fixtures.ts';
import { cellsOn, lesson } from '../support/subject.ts';

/** Each class of channel that a program may come to, of Node or of the browser. */
const channels = `import * as threads from 'node:worker_threads';
const scope = globalThis as any;
const parents = (value: any): any[] => (value === null || value === undefined ? [] : [value, ...parents(Object.getPrototypeOf(value))]);
const holders = [...parents(scope), scope.self, scope.constructor, scope.globalThis, threads as any];
const found = new Set<any>(holders.flatMap((holder) => { try { return parents(holder?.BroadcastChannel); } catch { return []; } }));
const open = [...found].flatMap((Class) => { try { const made = new Class('met'); return typeof made.postMessage === 'function' ? [made] : []; } catch { return []; } });`;

const LISTENS = `${channels}
for (const channel of open) channel.onmessage = (event: any) => console.log('HEARD', String(event?.data));
for (const channel of open) channel.addEventListener?.('message', (event: any) => console.log('HEARD', String(event?.data)));
console.log('listening', open.length > 0);
setInterval(() => undefined, 1_000);`;

const SPEAKS = `${channels}
for (const channel of open) for (let word = 0; word < 3; word += 1) channel.postMessage('a word');
setTimeout(() => console.log('over'), 300);`;

/** All that a program can print about where it runs. */
const ASKS = `const scope = globalThis as any;
const navigators = new Set<any>();
for (let holder = scope; holder !== null; holder = Object.getPrototypeOf(holder)) {
  const { get, value } = Object.getOwnPropertyDescriptor(holder, 'navigator') ?? {};
  try { navigators.add(value ?? get?.call(scope)); } catch {}
}
for (const each of navigators) for (let holder = each; holder; holder = Object.getPrototypeOf(holder))
  for (const name of Object.getOwnPropertyNames(holder)) { let value: unknown; try { value = each[name]; } catch {} console.log(name, JSON.stringify(value)); }
console.log('over');`;

for (const engine of engines) {
  test.describe(`apart in ${engine.name}`, () => {
    test.describe.configure({ mode: 'default' });
    skipWhereMissing(engine);
    let page: EngineRuntime;
    test.beforeAll(async ({ browser }) => {
      page = await openEngineRuntime(engine, browser);
    });
    test.afterAll(() => page.close());

    test('two programs of one page, and one after the other', async () => {
      const listening = startProgram(page, LISTENS);
      expect((await listening.printed('listening')).text).toBe('listening true');
      const speaking = startProgram(page, SPEAKS);
      await speaking.printed('over');
      await speaking.stop(0);
      const later = startProgram(page, LISTENS);
      await later.printed('listening');
      const again = startProgram(page, SPEAKS);
      await again.printed('over');
      expect([...listening.lines(), ...later.lines()].filter((line) => line.startsWith('HEARD'))).toEqual([]);
      for (const each of [listening, later, again]) await each.stop(0);
    });

    test('a program learns nothing of the reader’s browser', async () => {
      const told = await page.page.evaluate(() => navigator.userAgent);
      const asking = startProgram(page, ASKS);
      await asking.printed('over');
      await asking.stop(0);
      expect(asking.lines().filter((line) => line.includes(told))).toEqual([]);
    });
  });
}

test('the programs of two tabs', async ({ context }) => {
  const tabs = [await context.newPage(), await context.newPage()] as const;
  for (const tab of tabs) await tab.goto(lessonPath(lesson));
  const [listening, speaking] = [cellsOn(tabs[0]).code, cellsOn(tabs[1]).code];
  await tabs[0].bringToFront();
  await rewrite(tabs[0], listening, LISTENS);
  await button(listening, 'Run').click();
  const log = listening.locator('[data-part="log"]');
  await expect(log).toContainText('listening true');
  await tabs[1].bringToFront();
  await rewrite(tabs[1], speaking, SPEAKS);
  await button(speaking, 'Run').click();
  await expect(speaking.locator('[data-part="log"]')).toContainText('over');
  await expect(log).not.toContainText('HEARD');
});
