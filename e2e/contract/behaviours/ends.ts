import assert from 'node:assert/strict';
import { app, runToEnd, startProgram, whileRunning, type Behaviour } from '../behaviour.ts';

/** Long enough for Express to be read on a machine that is busy: until then a start is as silent as a loop. */
const LOOPS_MS = 4000;

export const ends: readonly Behaviour[] = [
  {
    name: 'process.exit ends the program at once, with its code and its exit event',
    async prove(runtime) {
      const program = `process.on('exit', (code) => console.log('exit', code));
setTimeout(() => console.log('never'), 0);
console.log('before');
process.exit(7);
console.log('after');`;
      const { lines, ended } = await runToEnd(runtime, program);
      assert.deepEqual(lines(), ['before', 'exit 7']);
      assert.deepEqual(ended, { code: 7, signal: null, reason: 'exited' });
    },
  },
  {
    name: 'a code that is no whole number is refused, and a text that is one is taken',
    async prove(runtime) {
      const { lines, ended } = await runToEnd(
        runtime,
        `for (const code of ['abc', 2.5, '', true, {}] as unknown[]) {
  try { process.exitCode = code as number; console.log('taken'); } catch (error) { console.log((error as Error).message); }
}
try { process.exit('abc'); } catch (error) { console.log((error as { code: string }).code); }
console.log(process.exitCode);
process.exit('3');`,
      );
      assert.deepEqual(lines(), [
        'The "code" argument must be of type number. Received type string (\'abc\')',
        'The value of "code" is out of range. It must be an integer. Received 2.5',
        'The "code" argument must be of type number. Received type string (\'\')',
        'The "code" argument must be of type number. Received type boolean (true)',
        'The "code" argument must be of type number. Received an instance of Object',
        'ERR_INVALID_ARG_TYPE',
        'undefined',
      ]);
      assert.equal(ended.code, 3);
    },
  },
  {
    name: 'a captured exception goes to one function, and to no listener',
    async prove(runtime) {
      const { lines, ended } = await runToEnd(
        runtime,
        `process.on('uncaughtException', (error) => console.log('heard', error.message));
process.setUncaughtExceptionCaptureCallback((error) => { console.log('captured', error.message, process.hasUncaughtExceptionCaptureCallback()); process.setUncaughtExceptionCaptureCallback(null); });
try { process.setUncaughtExceptionCaptureCallback(() => undefined); } catch (error) { console.log((error as { code: string }).code); }
setTimeout(() => { throw new Error('one'); }, 1);
setTimeout(() => { throw new Error('two'); }, 20);`,
      );
      assert.deepEqual(lines(), ['ERR_UNCAUGHT_EXCEPTION_CAPTURE_ALREADY_SET', 'captured one true', 'heard two']);
      assert.equal(ended.code, 0);
    },
  },
  {
    name: 'process.exit in a handler ends the program',
    async prove(runtime) {
      const running = startProgram(runtime, app(`app.get('/', () => { process.exit(5); });`));
      await running.ready;
      await assert.rejects(running.send({ method: 'GET', path: '/' }), { kind: 'cut' });
      assert.deepEqual(await running.exit, { code: 5, signal: null, reason: 'exited' });
    },
  },
  {
    name: 'a program ends when nothing is left to do, after beforeExit, with process.exitCode',
    async prove(runtime) {
      const program = `let once = true;
process.on('beforeExit', () => { console.log('beforeExit'); if (once) { once = false; setTimeout(() => console.log('one more'), 5); } });
process.on('exit', (code) => console.log('exit', code));
setTimeout(() => console.log('timer'), 10);
setTimeout(() => console.log('never'), 100_000).unref();
process.exitCode = 4;`;
      const { lines, ended } = await runToEnd(runtime, program);
      assert.deepEqual(lines(), ['timer', 'beforeExit', 'one more', 'beforeExit', 'exit 4']);
      assert.deepEqual(ended, { code: 4, signal: null, reason: 'exited' });
    },
  },
  {
    name: 'a program ends when its server closes, after the last response',
    async prove(runtime) {
      const program = `import express from 'express';
const app = express();
const server = app.listen(3000);
app.get('/', (_req, res) => { res.set('connection', 'close').send('bye'); server.close(() => console.log('closed')); });`;
      const running = startProgram(runtime, program);
      await running.ready;
      assert.equal((await running.send({ method: 'GET', path: '/' })).status, 200);
      assert.deepEqual(await running.exit, { code: 0, signal: null, reason: 'exited' });
      assert.deepEqual(running.lines(), ['closed']);
    },
  },
  {
    name: 'SIGTERM runs its handler, which may close the server',
    async prove(runtime) {
      const program = `import express from 'express';
const server = express().listen(3000);
process.on('SIGTERM', (name, number) => { console.log('got', name, number); server.close(() => { console.log('closed'); process.exit(0); }); });`;
      const running = startProgram(runtime, program);
      await running.ready;
      assert.deepEqual(await running.stop(), { code: 0, signal: null, reason: 'exited' });
      assert.deepEqual(running.lines(), ['got SIGTERM 15', 'closed']);
    },
  },
  {
    name: 'SIGTERM without a handler ends the program',
    async prove(runtime) {
      const running = startProgram(runtime, app(''));
      await running.ready;
      assert.deepEqual(await running.stop(), { code: null, signal: 'SIGTERM', reason: 'exited' });
      assert.deepEqual(running.ports(), []);
    },
  },
  {
    name: 'SIGINT, too, with a handler and without',
    async prove(runtime) {
      const handled = startProgram(
        runtime,
        app(`process.once('SIGINT', () => { console.log('interrupted'); process.exit(130); });`),
      );
      await handled.ready;
      handled.signal('SIGINT');
      assert.deepEqual(await handled.exit, { code: 130, signal: null, reason: 'exited' });
      assert.deepEqual(handled.lines(), ['interrupted']);
      const bare = startProgram(runtime, app(''));
      await bare.ready;
      bare.signal('SIGINT');
      assert.deepEqual(await bare.exit, { code: null, signal: 'SIGINT', reason: 'exited' });
    },
  },
  {
    name: 'a program that does not end on SIGTERM is ended after its grace',
    async prove(runtime) {
      const running = startProgram(runtime, app(`process.on('SIGTERM', () => console.log('no'));`));
      await running.ready;
      const { reason } = await running.stop(150);
      assert.equal(reason, 'killed');
      assert.deepEqual(running.lines(), ['no']);
    },
  },
  {
    name: 'an endless loop at the start is noticed and ended',
    async prove(runtime) {
      const running = startProgram(runtime, `console.log('before'); while (true);`, { unresponsiveAfterMs: LOOPS_MS });
      assert.equal((await running.exit).reason, 'unresponsive');
      assert.deepEqual(running.lines(), ['before']);
      await assert.rejects(running.ready, { kind: 'ended-before-listening' });
    },
  },
  {
    name: 'an endless loop in a handler is noticed and ended, and another program can start',
    async prove(runtime) {
      const running = startProgram(runtime, app(`app.get('/', () => { for (;;); });`), {
        unresponsiveAfterMs: LOOPS_MS,
      });
      await running.ready;
      await assert.rejects(running.send({ method: 'GET', path: '/' }), { kind: 'cut' });
      assert.equal((await running.exit).reason, 'unresponsive');
      await whileRunning(runtime, app(''), async (next) => {
        assert.equal((await next.send({ method: 'GET', path: '/' })).status, 404);
      });
    },
  },
  {
    name: 'a loop that yields to ticks only is noticed and ended: no timer runs beside it',
    async prove(runtime) {
      const running = startProgram(
        runtime,
        `setTimeout(() => console.log('timer'), 10);
for (let i = 0; ; i++) { if (i % 10_000 === 0) console.log('loop'); await new Promise<void>((done) => process.nextTick(done)); }`,
        { unresponsiveAfterMs: LOOPS_MS },
      );
      assert.equal((await running.exit).reason, 'unresponsive');
      assert.deepEqual([...new Set(running.lines())], ['loop']);
    },
  },
  {
    name: 'a flood of output is cut off and the program ended',
    async prove(runtime) {
      const running = startProgram(runtime, `while (true) console.log('x'.repeat(1000));`, {
        outputLimitBytes: 100_000,
      });
      assert.equal((await running.exit).reason, 'too-much-output');
      const printed = running.log.reduce((sum, { text }) => sum + text.length + 1, 0);
      assert.ok(printed <= 100_000 && printed > 10_000, `${String(printed)} bytes`);
    },
  },
];
