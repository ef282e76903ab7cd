import assert from 'node:assert/strict';
import { app, runToEnd, whileRunning, type Behaviour } from '../behaviour.ts';

export const turns: readonly Behaviour[] = [
  {
    name: 'a response leaves at once, whatever the program computes after it in the same turn',
    async prove(runtime) {
      const program =
        app(`const compute = (): void => { const end = performance.now() + 1000; while (performance.now() < end); console.log('computed ' + (computed += 1)); };
let computed = 0;
app.get('/json', (_req, res) => { res.json(1); compute(); });
app.get('/large', (_req, res) => { res.send('x'.repeat(300_000)); compute(); });
app.get('/chunks', (_req, res) => { res.write('a'); res.end('b'); compute(); });
app.get('/finish', (_req, res) => { res.once('finish', compute).json(1); });
app.get('/await', async (_req, res) => { res.json(1); await null; compute(); });
app.get('/tick', (_req, res) => { res.json(1); process.nextTick(compute); });`);
      await whileRunning(runtime, program, async (running) => {
        for (const [index, path] of ['/json', '/large', '/chunks', '/finish', '/await', '/tick'].entries()) {
          const line = `computed ${String(index + 1)}`;
          await running.send({ method: 'GET', path });
          // No clock is asked: the line behind the computation has still to come.
          assert.ok(!running.lines().includes(line), `${path} left behind the computation`);
          await running.printed(line);
        }
      });
    },
  },
  {
    name: 'a rejection that nobody handles is told before the next timer and the next immediate, also where they are late',
    async prove(runtime) {
      const { lines, ended } = await runToEnd(
        runtime,
        `process.on('unhandledRejection', (reason) => console.log('rejected', reason));
const compute = (): void => { const end = performance.now() + 60; while (performance.now() < end); };
const second = (): void => {
  setImmediate(() => { compute(); void Promise.reject(2); });
  setImmediate(() => { console.log('immediate'); third(); });
};
const third = (): void => {
  setTimeout(() => { void Promise.reject(3); compute(); }, 10);
  setTimeout(() => console.log('last'), 20);
};
setTimeout(() => { compute(); void Promise.reject(1); }, 10);
setTimeout(() => { console.log('timer'); second(); }, 40);`,
      );
      assert.deepEqual(lines(), ['rejected 1', 'timer', 'rejected 2', 'immediate', 'rejected 3', 'last']);
      assert.equal(ended.code, 0);
    },
  },
  {
    name: 'the microtasks of the main module come before the ticks that it queued',
    async prove(runtime) {
      const { lines } = await runToEnd(
        runtime,
        `let i = 0;
process.nextTick(() => console.log('tick', i));
void (async () => { for (; i < 300; i++) await null; console.log('microtasks', i); })();
console.log('main', i);`,
      );
      assert.deepEqual(lines(), ['main 0', 'microtasks 300', 'tick 300']);
    },
  },
  {
    name: 'timers that are due come before the immediates of the main module and of other immediates',
    async prove(runtime) {
      const { lines } = await runToEnd(
        runtime,
        `const compute = (): void => { const end = performance.now() + 30; while (performance.now() < end); };
setImmediate(() => {
  console.log('immediate');
  setTimeout(() => console.log('second timer'), 5);
  setImmediate(() => console.log('second immediate'));
  compute();
});
setTimeout(() => { console.log('timer'); setImmediate(() => console.log('of the timer')); }, 5);
compute();
await new Promise<void>((done) => process.nextTick(done));
console.log('main');`,
      );
      assert.deepEqual(lines(), ['main', 'timer', 'immediate', 'of the timer', 'second timer', 'second immediate']);
    },
  },
  {
    name: 'immediates come behind all timers of a turn, and before those that get due meanwhile',
    async prove(runtime) {
      const { lines } = await runToEnd(
        runtime,
        `const compute = (): void => { const end = performance.now() + 30; while (performance.now() < end); };
setTimeout(() => {
  console.log('first');
  setImmediate(() => console.log('immediate'));
  setTimeout(() => console.log('set by the first'), 3);
}, 1);
setTimeout(() => { console.log('second'); compute(); }, 2);
setTimeout(() => console.log('third'), 10);
compute();`,
      );
      assert.deepEqual(lines(), ['first', 'second', 'third', 'immediate', 'set by the first']);
    },
  },
  {
    name: 'an immediate that microtasks of an immediate ask for is of the next turn, behind the timers',
    async prove(runtime) {
      const { lines } = await runToEnd(
        runtime,
        `const compute = (): void => { const end = performance.now() + 20; while (performance.now() < end); };
await new Promise((done) => setImmediate(done));
setTimeout(() => console.log('timer'), 0);
setImmediate(() => console.log('immediate'));
compute();
await new Promise<void>((done) => setImmediate(() => process.nextTick(done)));
setTimeout(() => console.log('second timer'), 0);
setImmediate(() => console.log('second immediate'));
compute();`,
      );
      assert.deepEqual(lines(), ['timer', 'immediate', 'second timer', 'second immediate']);
    },
  },
  {
    name: 'no chain of immediates, of their microtasks or of files holds up a timer',
    async prove(runtime) {
      const { lines } = await runToEnd(
        runtime,
        `import { stat } from 'node:fs';
import { setImmediate as turn } from 'node:timers/promises';
async function proveTimer(name: string, begin: (isOver: () => boolean) => void): Promise<void> {
  let isOver = false;
  begin(() => isOver);
  await new Promise<void>((done) => setTimeout(done, 5));
  isOver = true;
  console.log(name);
}
await proveTimer('immediates', (isOver) => { const next = (): void => { if (!isOver()) setImmediate(next); }; next(); });
await proveTimer('microtasks', async (isOver) => { while (!isOver()) await turn(); });
const chain = (isOver: () => boolean): void => stat('.', () => { if (!isOver()) setImmediate(() => chain(isOver)); });
await proveTimer('files', (isOver) => { for (let count = 0; count < 5; count += 1) chain(isOver); });`,
      );
      assert.deepEqual(lines(), ['immediates', 'microtasks', 'files']);
    },
  },
  {
    name: 'an error in a microtask can be caught by the process, and the others run',
    async prove(runtime) {
      const program = `process.on('uncaughtException', (error, origin) => {
  console.log(error.message, origin);
  process.nextTick(() => console.log('tick'));
});
queueMicrotask(() => { throw new Error('one'); });
setTimeout(() => {
  queueMicrotask(() => { throw new Error('two'); });
  queueMicrotask(() => console.log('another'));
}, 1);
setTimeout(() => console.log('later'), 20);`;
      const { lines, ended } = await runToEnd(runtime, program);
      const two = ['two uncaughtException', 'another', 'tick'];
      assert.deepEqual(lines(), ['one uncaughtException', 'tick', ...two, 'later']);
      assert.equal(ended.code, 0);
    },
  },
];
