import assert from 'node:assert/strict';
import type { ExampleFiles } from '../../../runtime/contract.ts';
import { maskDifferences } from '../../../runtime/differences.ts';
import { runToEnd, textOf, whileRunning, type Behaviour } from '../behaviour.ts';

const BEGIN = `import { MessageChannel, receiveMessageOnPort, Worker, isMainThread, threadId } from 'node:worker_threads';
import { once } from 'node:events';
const start = (data?: unknown, options: object = {}) =>
  new Worker(new URL('./thread.ts', import.meta.url), { workerData: data, ...options });
`;
const THREAD = `import { MessagePort, isMainThread, parentPort, threadId, workerData } from 'node:worker_threads';
`;

/** A program, its thread, what they print, and that it ends well. */
function printing(
  name: string,
  main: string,
  thread: string,
  lines: readonly string[],
  more: ExampleFiles = {},
): Behaviour {
  return {
    name: `worker_threads: ${name}`,
    async prove(runtime) {
      const files = { 'main.ts': BEGIN + main, 'thread.ts': THREAD + thread, ...more };
      const { masked, ended } = await runToEnd(runtime, files);
      // Two threads print beside each other.
      const expected = maskDifferences(lines.join('\n'), runtime.engine);
      assert.deepEqual(masked().split('\n').toSorted(), expected.split('\n').toSorted());
      assert.deepEqual(ended, { code: 0, signal: null, reason: 'exited' });
    },
  };
}

export const threads: readonly Behaviour[] = [
  printing(
    'a channel by its name is the same from the module and from the global scope',
    `import { BroadcastChannel as OfModule } from 'node:worker_threads';
const channel = new OfModule('news');
channel.ref();
const thread = start();
channel.onmessage = ({ data }) => { console.log('heard', data); channel.postMessage('back'); channel.close(); };
await once(thread, 'exit');
console.log('name', channel.name);`,
    `import { BroadcastChannel as OfModule } from 'node:worker_threads';
const channel = new OfModule('news');
channel.onmessage = ({ data }) => { console.log('thread heard', data); channel.close(); parentPort.close(); };
parentPort.on('message', () => undefined);
channel.postMessage('hello');`,
    ['heard hello', 'name news', 'thread heard back'],
  ),
  printing(
    'a thread gets its data, answers, and ends by itself',
    `const thread = start({ n: 20n, map: new Map([['a', new Date(0)]]) });
console.log(isMainThread, threadId, thread.threadId);
thread.on('online', () => console.log('online'));
thread.on('message', (message) => console.log('message', message));
thread.on('exit', (code) => console.log('exit', code, thread.threadId));`,
    `import { double } from './double.ts';
parentPort?.postMessage({ doubled: double(workerData.n), first: workerData.map.get('a').getTime() });
parentPort?.postMessage([isMainThread, threadId, typeof parentPort?.on]);`,
    ['true 0 1', 'online', 'message { doubled: 40n, first: 0 }', "message [ false, 1, 'function' ]", 'exit 0 -1'],
    { 'double.ts': 'export const double = (n: bigint): bigint => n * 2n;' },
  ),
  printing(
    'messages go both ways until one side closes',
    `const thread = start();
thread.on('message', (n: number) => {
  console.log('main has', n);
  thread.postMessage(n + 1);
});
thread.postMessage(0);
const [code] = await once(thread, 'exit');
console.log('exit', code);`,
    `parentPort?.on('message', (n: number) => {
  if (n >= 6) parentPort?.close();
  else parentPort?.postMessage(n + 1);
});`,
    ['main has 1', 'main has 3', 'main has 5', 'exit 0'],
  ),
  printing(
    'an error that a thread does not catch is an event of its worker, with its class and stack',
    `const thread = start();
thread.on('error', (error: Error & { code?: string }) => {
  console.log(error instanceof RangeError, error.name, error.code, (error.cause as Error).message);
  console.log(error.stack);
});
thread.on('exit', (code) => console.log('exit', code));
const other = new Worker('throw 5', { eval: true });
other.on('error', (error) => console.log('other', error)).on('exit', (code) => console.log('other', code));
await once(other, 'exit').catch(() => undefined);`,
    `setTimeout(() => {
  interface X { a: 1 }
  throw Object.assign(new RangeError('broken', { cause: new Error('why') }), { code: 'E' });
}, 300);`,
    [
      'other 5',
      'other 1',
      'true RangeError E why',
      'RangeError: broken',
      '    at Timeout._onTimeout (file:///app/thread.ts:4:23)',
      'exit 1',
    ],
  ),
  printing(
    'what cannot be started is an error',
    `for (const make of [() => new Worker('thread.ts'), () => new Worker(5 as never)]) {
  try { make(); } catch (error: any) { console.log(error.code); }
}
const thread = new Worker('./nowhere.ts');
thread.on('error', (error: Error & { code?: string }) => console.log(error.code, error.message));
thread.on('exit', (code) => console.log('exit', code));`,
    '',
    [
      'ERR_WORKER_PATH',
      'ERR_INVALID_ARG_TYPE',
      "ERR_MODULE_NOT_FOUND Cannot find module '/app/nowhere.ts' imported from /app/",
      'exit 1',
    ],
  ),
  printing(
    'process.exit ends the thread only, and what it printed and sent arrives',
    `const thread = start(undefined, { argv: ['x', 5], env: { NAME: 'of the thread' } });
thread.on('message', (message) => console.log('message', message));
thread.on('exit', (code) => console.log('exit', code));
process.on('exit', (code) => console.log('main exit', code));`,
    `console.log(process.argv.slice(1), process.env);
process.on('exit', (code) => { parentPort?.postMessage('last'); console.error('bye', code); });
try { process.chdir('/'); } catch (error: any) { console.log(error.code); }
parentPort?.on('message', () => undefined);
process.exit(7);
console.log('never');`,
    [
      "[ '/app/thread.ts', 'x', '5' ] { NAME: 'of the thread' }",
      'ERR_WORKER_UNSUPPORTED_OPERATION',
      'bye 7',
      'message last',
      'exit 7',
      'main exit 0',
    ],
  ),
  printing(
    'terminate ends a thread that computes for ever',
    `const thread = start();
await once(thread, 'message');
console.log('terminated', await thread.terminate());
console.log(await thread.terminate());`,
    `parentPort?.postMessage('busy');
for (;;);`,
    ['terminated 1', 'undefined'],
  ),
  printing(
    'buffers are copied, or moved by the list of transfers',
    `const thread = start();
const copied = new Uint8Array([1, 2]);
const moved = new Uint8Array([3, 4]);
thread.postMessage({ copied, moved }, [moved.buffer]);
console.log(copied.length, moved.length);
const [back] = await once(thread, 'message');
console.log(back);
try { thread.postMessage(() => 1); } catch (error: any) { console.log(error.name, error.message); }
const exited = once(thread, 'exit');
void thread.terminate();
await exited;`,
    `parentPort?.on('message', ({ copied, moved }) => {
  parentPort?.postMessage(Uint8Array.of(...copied, ...moved));
});`,
    ['2 0', 'Uint8Array(4) [ 1, 2, 3, 4 ]', 'DataCloneError () => 1 could not be cloned.'],
  ),
  printing(
    'a MessageChannel of one thread',
    `const { port1, port2 } = new MessageChannel();
port1.postMessage({ first: 1 });
port1.postMessage('second');
console.log(receiveMessageOnPort(port2), receiveMessageOnPort(port2), receiveMessageOnPort(port2));
port2.on('message', (message) => console.log('on', message));
port2.addEventListener('message', (event) => console.log('event', event.data, event.constructor.name));
port2.once('close', () => console.log('port2 closed'));
port1.on('close', () => console.log('port1 closed'));
port1.postMessage('third');
await new Promise((resolve) => setTimeout(resolve, 20));
port1.close();
console.log(port2 instanceof MessagePort, typeof globalThis.MessageChannel);
setTimeout(() => console.log('end'), 20);`,
    '',
    [
      "{ message: { first: 1 } } { message: 'second' } undefined",
      'on third',
      'event third MessageEvent',
      'true function',
      'port1 closed',
      'port2 closed',
      'end',
    ],
  ),
  printing(
    'a port that is given away carries messages between two threads',
    `const { port1, port2 } = new MessageChannel();
const [a, b] = [start('a'), start('b')];
port1.postMessage('sent before it was given away');
a.postMessage({ port: port1 }, [port1]);
b.postMessage({ port: port2 }, [port2]);
for (const thread of [a, b]) thread.on('message', (text) => console.log(text));
await Promise.all([once(a, 'exit'), once(b, 'exit')]);`,
    `parentPort?.once('message', ({ port }: { port: MessagePort }) => {
  if (workerData === 'a') {
    port.once('message', (text) => { parentPort?.postMessage('a has: ' + text); port.close(); });
  } else {
    const got: string[] = [];
    port.on('message', (text) => { got.push(text); port.postMessage('thanks'); });
    port.on('close', () => { parentPort?.postMessage('b has: ' + got.join()); });
  }
});`,
    ['a has: thanks', 'b has: sent before it was given away'],
  ),
  printing(
    'ref and unref say what keeps a program alive',
    `const idle = start();
await once(idle, 'online');
idle.unref();
const { port1 } = new MessageChannel();
port1.on('message', () => undefined);
console.log(port1.hasRef());
port1.unref();
console.log(port1.hasRef());
process.on('exit', () => console.log('end'));`,
    `parentPort?.on('message', () => undefined);`,
    ['true', 'false', 'end'],
  ),
  printing(
    'code given as text, and environment data',
    `import { setEnvironmentData } from 'node:worker_threads';
setEnvironmentData('key', 'of the main thread');
const script = new Worker(\`const { parentPort, workerData, getEnvironmentData } = require('node:worker_threads');
parentPort.postMessage([__filename, process.argv[1], workerData, getEnvironmentData('key')]);\`, { eval: true, workerData: 1 });
console.log(...(await once(script, 'message')));
const module = new Worker(\`import { parentPort } from 'node:worker_threads';
import { extname } from 'node:path';
const text: string = extname('a.ts');
parentPort!.postMessage(text);\`, { eval: true, workerData: 1, execArgv: ['--input-type=module-typescript'] });
console.log(...(await once(module, 'message')));`,
    '',
    ["[ '[worker eval]', '[worker eval]', 1, 'of the main thread' ]", '.ts'],
  ),
  printing(
    'files, AsyncLocalStorage and timers work in a thread',
    `const thread = start();
thread.on('message', (message) => console.log(message));`,
    `import { AsyncLocalStorage } from 'node:async_hooks';
import { readFile, writeFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
const storage = new AsyncLocalStorage<string>();
await storage.run('kept', async () => {
  await wait(2);
  await writeFile('/tmp/of-a-thread', 'text');
  parentPort?.postMessage([storage.getStore(), await readFile('/tmp/of-a-thread', 'utf8')]);
});`,
    ["[ 'kept', 'text' ]"],
  ),
  {
    name: 'worker_threads: a thread that computes leaves the server free',
    async prove(runtime) {
      const files = {
        'main.ts': `import express from 'express';
import { Worker } from 'node:worker_threads';
const app = express();
app.get('/ping', (_req, res) => { res.json('pong'); });
app.get('/sum', (_req, res, next) => {
  const thread = new Worker(new URL('./sum.ts', import.meta.url), { workerData: 1500 });
  thread.once('message', (sum) => res.json(sum));
  thread.once('error', next);
});
app.listen(3000);`,
        'sum.ts': `import { parentPort, workerData } from 'node:worker_threads';
const end = performance.now() + workerData;
let rounds = 0;
while (performance.now() < end) rounds += 1;
parentPort?.postMessage(rounds > 0);`,
      };
      await whileRunning(runtime, files, async ({ send }) => {
        const state = { done: false };
        const sum = send({ method: 'GET', path: '/sum' }).finally(() => {
          state.done = true;
        });
        let pings = 0;
        while (!state.done) {
          assert.equal(textOf(await send({ method: 'GET', path: '/ping' })), '"pong"');
          pings += 1;
        }
        assert.equal(textOf(await sum), 'true');
        // A server that the thread holds up answers before it begins, and when it is over.
        assert.ok(pings > 2, `only ${String(pings)} pings beside the thread`);
      });
    },
  },
];
