import { expect, test } from '@playwright/test';
import type { Runtime } from '../runtime/contract.ts';
import { openPageRuntime } from './support/page-runtime.ts';

/** A spare worker runs a program of its own to get ready. Whenever another comes, that one sees nothing of it. */

test.describe('a program that comes while its worker gets ready', () => {
  let runtime: Runtime | undefined;
  test.beforeAll(async ({ browser }) => {
    runtime = await openPageRuntime(browser);
  });
  test.afterAll(() => runtime?.close());

  const files = {
    'main.ts': `import express from 'express';
const app = express();
app.get('/items/1', (req, res) => res.json({ port: req.socket.localPort, mine: true }));
app.listen(3000);`,
  };

  // A worker boots and rehearses within this time; each start meets it at another moment.
  for (const afterMs of Array.from({ length: 30 }, (_, step) => step * 20)) {
    test(`${String(afterMs)} ms after the last was ready`, async () => {
      if (runtime === undefined) throw new Error('There is no page.');
      const before = runtime.start(files);
      await before.ready;
      await new Promise((resolve) => setTimeout(resolve, afterMs));
      const lines: string[] = [];
      const program = runtime.start(files, { onLog: ({ text }) => lines.push(text) });
      expect(await program.ready).toBe(3000);
      const { status, body } = await program.send({ method: 'GET', path: '/items/1' });
      expect([status, Buffer.from(body).toString()]).toEqual([200, '{"port":3000,"mine":true}']);
      expect(program.ports()).toEqual([3000]);
      expect(lines).toEqual([]);
      await Promise.all([before.stop(0), program.stop(0)]);
    });
  }
});
