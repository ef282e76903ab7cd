/** What a program in the page may not do, tried: each attack fails, and the page works on. */
import { expect, test } from '@playwright/test';
import { ExampleProblem } from '../../runtime/contract.ts';
import type { Attack } from '../isolation/attack.ts';
import { exhaust } from '../isolation/attacks/exhaust.ts';
import { forge } from '../isolation/attacks/forge.ts';
import { overwhelm } from '../isolation/attacks/overwhelm.ts';
import { reach } from '../isolation/attacks/reach.ts';
import { slowerThan, startHeartbeat, takeLongestPause } from '../isolation/heartbeat.ts';
import { openSpy, type Spy } from '../isolation/spy.ts';
import { startProgram, textOf, whileRunning, type Program } from '../contract/behaviour.ts';
import {
  engines,
  openEngineRuntime,
  skipWhereMissing,
  type EnginePage,
  type EngineRuntime,
} from '../support/engines.ts';

const attacks: readonly Attack[] = [...reach, ...forge, ...exhaust, ...overwhelm];

const honest = `import express from 'express';\nconst app = express();\napp.get('/', (_req, res) => { res.send('works'); });\napp.listen(3000);\n`;
const STOPS_WITHIN_MS = 1_000;
/** As often as it took before the first attack. */
const WORKS_AGAIN_WITHIN_TIMES = 10;

/** What no program may change. */
function marksOf(page: EnginePage): Promise<readonly string[]> {
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

interface Row {
  readonly attack: string;
  readonly ended: string;
  readonly pauseMs: number;
}

/** What SECURITY.md is read beside: each attack, how it ended, and the longest time for which the page did nothing. */
function tellAll(engine: string, rows: readonly Row[]): void {
  const longest = Math.max(...rows.map(({ pauseMs }) => pauseMs));
  const lines = rows.map(
    ({ attack, ended, pauseMs }) => `  ${ended.padEnd(16)}${pauseMs.toFixed(0).padStart(5)} ms  ${attack}`,
  );
  console.log(
    [`${String(rows.length)} attacks in ${engine}; longest pause ${longest.toFixed(0)} ms`, ...lines].join('\n'),
  );
}

for (const engine of engines) {
  // In Firefox and WebKit the frame shares the page's process, and what a program says goes through the frame.
  test.describe(`isolation in ${engine.name}`, () => {
    test.describe.configure({ mode: 'default' });
    skipWhereMissing(engine);
    let page: EngineRuntime;
    let spy: Spy;
    let marks: readonly string[];
    let usualMs: number;
    let usualPauseMs: number;
    const rows: Row[] = [];

    test.beforeAll(async ({ browser }) => {
      spy = await openSpy();
      page = await openEngineRuntime(engine, browser);
      await page.page.evaluate(() => {
        new BroadcastChannel('notebook').onmessage = (event) => Reflect.set(window, 'heard', event.data);
      });
      await page.page.evaluate(startHeartbeat);
      const asked = performance.now();
      await whileRunning(page, honest, (running) => running.send({ method: 'GET', path: '/' }));
      usualMs = performance.now() - asked;
      marks = await marksOf(page.page);
      usualPauseMs = await page.page.evaluate(takeLongestPause);
    });
    test.afterAll(async () => {
      tellAll(engine.name, rows);
      await page.close();
      spy.close();
    });

    for (const attack of attacks) {
      test(attack.name, async () => {
        await page.page.evaluate(takeLongestPause);
        const env = { SPY: spy.address, SITE: page.page.url() };
        const program = startProgram(page, attack.program, { ...attack.options, env });
        const ended = await carryOut(attack, program);
        expect(program.lines().filter((line) => line.startsWith('REACHED'))).toEqual([]);
        expect(ended, program.lines().slice(-5).join('\n').slice(0, 2000)).toBe(attack.ends);
        const stoppedAt = performance.now();
        await program.stop(0);
        expect(performance.now() - stoppedAt).toBeLessThan(slowerThan(usualMs, STOPS_WITHIN_MS));
        expect(spy.hits()).toBe(0);
        const pauseMs = await page.page.evaluate(takeLongestPause);
        rows.push({ attack: attack.name, ended, pauseMs });
        expect(pauseMs).toBeLessThan(slowerThan(usualPauseMs));

        const asked = performance.now();
        const answer = await whileRunning(page, honest, (running) => running.send({ method: 'GET', path: '/' }));
        expect(textOf(answer)).toBe('works');
        expect(performance.now() - asked).toBeLessThan(WORKS_AGAIN_WITHIN_TIMES * usualMs);
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
