import assert from 'node:assert/strict';
import { app, whileRunning, type Behaviour } from '../behaviour.ts';

export const turns: readonly Behaviour[] = [
  {
    name: 'a response leaves at once, whatever the program computes after it in the same turn',
    async prove(runtime) {
      const program =
        app(`const compute = (): void => { const end = performance.now() + 1000; while (performance.now() < end); };
app.get('/json', (_req, res) => { res.json(1); compute(); });
app.get('/large', (_req, res) => { res.send('x'.repeat(300_000)); compute(); });
app.get('/chunks', (_req, res) => { res.write('a'); res.end('b'); compute(); });
app.get('/finish', (_req, res) => { res.once('finish', compute).json(1); });
app.get('/await', async (_req, res) => { res.json(1); await null; compute(); });
app.get('/tick', (_req, res) => { res.json(1); process.nextTick(compute); });`);
      await whileRunning(runtime, program, async (running) => {
        for (const path of ['/json', '/large', '/chunks', '/finish', '/await', '/tick']) {
          const { tookMs } = await running.send({ method: 'GET', path });
          assert.ok(tookMs < 700, `${path} took ${String(tookMs)} ms`);
          // And the program is busy: the next response has to wait for it.
          const next = await running.send({ method: 'GET', path: '/nothing' });
          assert.ok(tookMs + next.tookMs > 700, `${path}: the program computed nothing`);
        }
      });
    },
  },
];
