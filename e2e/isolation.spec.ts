/** What a program in the page may not do, tried: each attack fails, and the page works on. */
import { expect, test, type Browser } from '@playwright/test';
import { ExampleProblem } from '../runtime/contract.ts';
import type { Attack } from './isolation/attack.ts';
import { exhaust } from './isolation/attacks/exhaust.ts';
import { forge } from './isolation/attacks/forge.ts';
import { reach } from './isolation/attacks/reach.ts';
import { openSpy, type Spy } from './isolation/spy.ts';
import { startProgram, textOf, whileRunning, type Program } from './contract/behaviour.ts';
import { openFirefox } from './support/firefox.ts';
import { openPageRuntime, type PageRuntime } from './support/page-runtime.ts';

const attacks: readonly Attack[] = [...reach, ...forge, ...exhaust];

const honest = `import express from 'express';\nconst app = express();\napp.get('/', (_req, res) => { res.send('works'); });\napp.listen(3000);\n`;
/** A second where nothing else runs on the machine. */
const WORKS_AGAIN_WITHIN_MS = 3000;

/** Of Playwright or of Puppeteer. */
interface AttackedPage {
  readonly goto: (address: string) => Promise<unknown>;
  readonly evaluate: <Value>(act: () => Value | Promise<Value>) => Promise<Value>;
  readonly url: () => string;
  readonly close: () => Promise<void>;
}

interface AttackedBrowser {
  readonly newPage: () => Promise<AttackedPage>;
  readonly close: () => Promise<void>;
}

/** In Firefox the frame shares the page's process, and what a program says goes through the frame. */
const browsers: Readonly<Record<string, (given: Browser) => Promise<AttackedBrowser>>> = {
  chromium: (given) => Promise.resolve({ newPage: () => given.newPage(), close: () => Promise.resolve() }),
  firefox: () => openFirefox(),
};

/** What no program may change. */
function marksOf(page: AttackedPage): Promise<readonly string[]> {
  return page.evaluate(async () => [
    `polluted: ${String('polluted' in {})}`,
    `stolen: ${String('stolen' in window)}`,
    `address: ${location.href}`,
    `cookie: ${document.cookie}`,
    `storage: ${String(localStorage.length)} ${String((await indexedDB.databases()).length)}`,
    `frames: ${String(document.querySelectorAll('iframe').length)}`,
    `workers: ${String((await navigator.serviceWorker.getRegistrations()).length)}`,
    `heard: ${String(Reflect.get(window, 'heard'))}`,
  ]);
}

async function carryOut(attack: Attack, program: Program): Promise<string> {
  const { request, problem, ends, response: expected = () => true } = attack;
  if (request !== undefined) {
    await program.ready;
    const got = await program.send({ method: 'GET', path: request }, { deadlineMs: 30_000 }).catch((error: unknown) => {
      if (error instanceof ExampleProblem) return error.kind;
      throw error;
    });
    if (typeof got === 'string') expect(got).toBe(problem);
    else {
      expect(problem).toBeUndefined();
      expect(expected(got)).toBe(true);
    }
    if (ends === 'answered') return ends;
  }
  const over = program.printed('over').then(() => 'over');
  return Promise.race([over, program.exit.then(({ reason }) => reason)]);
}

for (const [name, open] of Object.entries(browsers)) {
  test.describe(`isolation in ${name}`, () => {
    test.describe.configure({ mode: 'default' });
    let opened: AttackedBrowser;
    let page: PageRuntime<AttackedPage>;
    let spy: Spy;
    let marks: readonly string[];

    test.beforeAll(async ({ browser }) => {
      spy = await openSpy();
      opened = await open(browser);
      page = await openPageRuntime(opened);
      await page.page.evaluate(() => {
        new BroadcastChannel('notebook').onmessage = (event) => Reflect.set(window, 'heard', event.data);
      });
      await whileRunning(page, honest, (running) => running.send({ method: 'GET', path: '/' }));
      marks = await marksOf(page.page);
    });
    test.afterAll(async () => {
      await page.close();
      await opened.close();
      spy.close();
    });

    for (const attack of attacks) {
      test(attack.name, async () => {
        const env = { SPY: spy.address, SITE: page.page.url() };
        const program = startProgram(page, attack.program, { ...attack.options, env });
        const ended = await carryOut(attack, program);
        expect(program.lines().filter((line) => line.startsWith('REACHED'))).toEqual([]);
        expect(ended, program.lines().slice(-5).join('\n').slice(0, 2000)).toBe(attack.ends);
        await program.stop(0);
        expect(spy.hits()).toBe(0);

        const asked = performance.now();
        const answer = await whileRunning(page, honest, (running) => running.send({ method: 'GET', path: '/' }));
        expect(textOf(answer)).toBe('works');
        expect(performance.now() - asked).toBeLessThan(WORKS_AGAIN_WITHIN_MS);
        expect(await marksOf(page.page)).toEqual(marks);
      });
    }
  });
}

test('the spy counts: somebody who may come is seen', async () => {
  const other = await openSpy();
  await fetch(other.address);
  expect(other.hits()).toBe(1);
  other.close();
});
