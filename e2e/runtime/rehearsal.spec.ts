import { expect, test, type Page } from '@playwright/test';
import { openPageRuntime, type PageRuntime } from '../support/page-runtime.ts';

/** A spare worker runs a program of its own to get ready. Whenever another comes, that one sees nothing of it. */

const STEP_MS = 5;
const STEPS_OF_A_TEST = 20;

const files = {
  'main.ts': `import express from 'express';
const app = express();
app.get('/items/1', (req, res) => res.json({ port: req.socket.localPort, mine: true }));
const server = app.listen(3000);
process.once('SIGTERM', () => server.close());`,
};

test.describe('a program that comes while its worker gets ready', () => {
  let runtime: PageRuntime<Page> | undefined;
  test.beforeAll(async ({ browser }) => {
    runtime = await openPageRuntime(browser);
  });
  test.afterAll(() => runtime?.close());

  // A worker boots and rehearses within this time; each start meets it at another moment.
  for (const from of [0, 100, 200]) {
    test(`from ${String(from)} ms on`, async () => {
      if (runtime === undefined) throw new Error('There is no page.');
      for (let step = 0; step < STEPS_OF_A_TEST; step++) {
        const afterMs = from + step * STEP_MS;
        runtime.prepare();
        await new Promise((resolve) => setTimeout(resolve, afterMs));
        const lines: string[] = [];
        const program = runtime.start(files, { onLog: ({ text }) => lines.push(text) });
        expect(await program.ready, `after ${String(afterMs)} ms`).toBe(3000);
        // One that is never asked ends with what the rehearsal left, and with nothing else.
        if (step % 2 === 0) {
          const { status, body } = await program.send({ method: 'GET', path: '/items/1' });
          expect([status, Buffer.from(body).toString()]).toEqual([200, '{"port":3000,"mine":true}']);
          expect(program.ports()).toEqual([3000]);
        }
        program.signal('SIGTERM');
        // What the rehearsal left open would keep it alive.
        expect(await program.exit, `after ${String(afterMs)} ms`).toEqual({ code: 0, signal: null, reason: 'exited' });
        expect(lines).toEqual([]);
      }
    });
  }
});
