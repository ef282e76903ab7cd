/**
 * A worker that says anything at all: what its program brings about, and beside it tens of thousands of bent messages.
 * The page lives, hears nothing that no program could say, and keeps nothing of it.
 */
import { expect, test } from '@playwright/test';
import { ExampleProblem, type Exit } from '../../runtime/contract.ts';
import { startProgram } from '../contract/behaviour.ts';
import { benderOf } from '../isolation/bending.ts';
import { slowerThan, startHeartbeat, takeLongestPause } from '../isolation/heartbeat.ts';
import { engines, openEngineRuntime, skipWhereMissing } from '../support/engines.ts';

const PROGRAMS = 40;
const IN_EACH = 2_500;
/** Of the page, by thirty programs more. */
const MOST_KEPT_BYTES = 50e6;

/** Only Chromium tells. Run in the page. */
function heapBytes(): number {
  const memory: unknown = Reflect.get(performance, 'memory');
  return typeof memory === 'object' && memory !== null ? Number(Reflect.get(memory, 'usedJSHeapSize')) : 0;
}

/** What a program can bring about by itself; anything else is said by the page, of what the page did. */
const ITS_OWN: ReadonlySet<Exit['reason']> = new Set(['exited', 'too-much-output', 'killed']);

/** Makes its worker say each kind of message: lines, heads, chunks, ways, threads, ports. */
const talkative = `
import express from 'express';
import { Worker, isMainThread, parentPort } from 'node:worker_threads';
if (!isMainThread) parentPort?.postMessage('done');
else {
  const app = express();
  app.get('/stream', (_req, res) => {
    res.write('a');
    setTimeout(() => res.end('b'), 1);
  });
  app.get('/', (_req, res) => { console.log('asked'); res.json({ works: true }); });
  app.listen(3000, () => console.log('listening'));
  new Worker(new URL(import.meta.url)).on('message', (said) => console.error(said));
}
`;

for (const engine of engines) {
  test.describe(`bent messages in ${engine.name}`, () => {
    skipWhereMissing(engine);

    test(`${String(PROGRAMS * IN_EACH)} of them`, async ({ browser }) => {
      const seed = Date.now() % 1e9;
      console.log(`seed ${String(seed)}, ${engine.name}`);
      const bent = await openEngineRuntime(engine, browser, { beforeWorker: benderOf({ seed, most: IN_EACH }) });
      await bent.page.evaluate(() => {
        const troubles: string[] = [];
        Reflect.set(window, 'troubles', troubles);
        addEventListener('error', ({ message }) => troubles.push(message));
        addEventListener('unhandledrejection', ({ reason }) => troubles.push(String(reason)));
      });
      await bent.page.evaluate(startHeartbeat);
      const ends: string[] = [];
      const pauses: number[] = [];
      const heaps: number[] = [];
      for (let count = 0; count < PROGRAMS; count += 1) {
        const program = startProgram(bent, talkative, { onWay: () => undefined });
        const answers = program.ready.then(() =>
          Promise.allSettled(
            ['/', '/stream', '/none'].map((path) => program.send({ method: 'GET', path }, { deadlineMs: 2_000 })),
          ),
        );
        const settled = await answers.catch((error: unknown) => {
          if (error instanceof ExampleProblem) return [];
          throw error;
        });
        for (const each of settled)
          if (each.status === 'rejected') expect(each.reason).toBeInstanceOf(ExampleProblem);
          else expect(each.value.status).toBeGreaterThanOrEqual(100);
        for (const port of program.ports()) expect(port > 0 && port < 65_536).toBe(true);
        const { reason, code } = await program.stop(0);
        expect(ITS_OWN).toContain(reason);
        if (code !== null) expect(code >= 0 && code <= 255, String(code)).toBe(true);
        ends.push(reason);
        pauses.push(await bent.page.evaluate(takeLongestPause));
        if (count % 10 === 9) heaps.push(await bent.page.evaluate(heapBytes));
      }
      const told = [...new Set(ends)].map((end) => `${end} ${String(ends.filter((each) => each === end).length)}`);
      console.log(
        `${engine.name}: ${told.join(', ')}; heap ${heaps.map((bytes) => `${(bytes / 1e6).toFixed(0)} MB`).join(' ')}`,
      );
      const [early = 0] = heaps;
      expect((heaps.at(-1) ?? 0) - early).toBeLessThan(MOST_KEPT_BYTES);
      expect(await bent.page.evaluate((): unknown => Reflect.get(window, 'troubles'))).toEqual([]);
      const longest = pauses.toSorted((a, b) => a - b);
      console.log(
        `${engine.name}: pauses of ${longest
          .slice(-3)
          .map((ms) => ms.toFixed(0))
          .join(', ')} ms at most`,
      );
      // Of some thousand turns one or two are the machine's.
      const usual = longest[PROGRAMS / 2] ?? 0;
      expect(longest.at(-3)).toBeLessThan(slowerThan(usual));
      await bent.close();
    });
  });
}
