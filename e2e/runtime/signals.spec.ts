/** In which order a worker hears what the page has sent while it was busy. */
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from '@playwright/test';
import { app, textOf, whileRunning } from '../contract/behaviour.ts';
import { engines, openEngineRuntime, skipWhereMissing } from '../support/engines.ts';

const program = app(`let heard = 'nothing';
process.on('SIGTERM', () => { heard = 'the signal'; });
app.get('/busy', (_req, res) => { const end = Date.now() + 500; while (Date.now() < end); res.end(); });
app.get('/', (_req, res) => { res.send(heard); });`);

for (const engine of engines) {
  test(`what is sent behind a signal comes behind it, and what was sent before it before › ${engine.name}`, async ({
    browser,
  }) => {
    skipWhereMissing(engine);
    const runtime = await openEngineRuntime(engine, browser);
    await whileRunning(runtime, program, async (running) => {
      const busy = running.send({ method: 'GET', path: '/busy' });
      await wait(100);
      const before = running.send({ method: 'GET', path: '/' });
      running.signal('SIGTERM');
      const behind = running.send({ method: 'GET', path: '/' });
      await busy;
      expect([textOf(await before), textOf(await behind)]).toEqual(['nothing', 'the signal']);
    });
    await runtime.close();
  });
}
