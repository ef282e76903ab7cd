import assert from 'node:assert/strict';
import type { ExampleFiles } from '../../../runtime/contract.ts';
import { maskDifferences } from '../../../runtime/differences.ts';
import { runToEnd, textOf, whileRunning, type Behaviour } from '../behaviour.ts';

const BEGIN = `import { AsyncLocalStorage } from 'node:async_hooks';
const storage = new AsyncLocalStorage<string>();
const tell = (where: string): void => console.log(where, storage.getStore());
const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
`;

/** A program, what it prints, and that it ends well. */
function printing(name: string, program: string | ExampleFiles, lines: readonly string[]): Behaviour {
  return {
    name: `AsyncLocalStorage: ${name}`,
    async prove(runtime) {
      const files = typeof program === 'string' ? { 'main.ts': BEGIN + program } : program;
      const { masked, ended } = await runToEnd(runtime, files);
      assert.equal(masked(), maskDifferences(lines.join('\n'), runtime.engine));
      assert.deepEqual(ended, { code: 0, signal: null, reason: 'exited' });
    },
  };
}

export const asyncContext: readonly Behaviour[] = [
  printing(
    'the store is kept after each kind of await',
    `const work = async (id: string): Promise<void> => {
  await wait(5);
  tell('promise');
  await null;
  tell('no promise');
  await { then(resolve: (value: number) => void): void { tell('thenable'); setTimeout(resolve, 1, 1); } };
  tell('after the thenable');
  const { length } = await Promise.all([wait(1), wait(2)]);
  tell('all ' + length);
  const sum = (await one(1)) + (await one(await one(2)));
  tell(\`sum \${sum} \${await one(3)}\`);
};
const one = async (n: number): Promise<number> => await wait(1).then(() => n);
await Promise.all(['a'].map((id) => storage.run(id, () => work(id))));
tell('outside');`,
    ['promise a', 'no promise a', 'thenable a', 'after the thenable a', 'all 2 a', 'sum 3 3 a', 'outside undefined'],
  ),
  printing(
    'chains of work beside each other never see each other’s store',
    `const seen: string[] = [];
async function work(id: string): Promise<void> {
  for (let i = 0; i < 20; i++) {
    await (i % 3 === 0 ? wait(i % 2) : i % 3 === 1 ? undefined : Promise.resolve(i));
    if (storage.getStore() !== id) seen.push(\`\${id} saw \${storage.getStore()} at \${i}\`);
  }
}
await Promise.all(Array.from({ length: 20 }, (_, i) => storage.run('id' + i, () => work('id' + i))));
console.log(seen);`,
    ['[]'],
  ),
  printing(
    'then, catch and finally run in the frame in which they were given',
    `const shared = wait(3);
storage.run('a', () => void shared.then(() => tell('then')).finally(() => tell('finally')));
storage.run('b', () => void shared.then(() => { throw new Error('x'); }).catch(() => tell('catch')));
await shared;
await wait(3);
const late = storage.run('c', () => Promise.resolve(1));
await storage.run('d', () => late.then(() => tell('late')));
console.log(Promise.resolve().then.name, Promise.prototype.then.length, new Promise(() => {}));`,
    ['then a', 'finally a', 'catch b', 'late d', 'then 2 Promise { <pending> }'],
  ),
  printing(
    'a rejected await is caught in its own frame',
    `const failing = async (): Promise<never> => { await wait(1); throw new Error('x'); };
const other = storage.run('other', async () => { for (let i = 0; i < 9; i++) await wait(1); });
await storage.run('a', async () => {
  try { await failing(); } catch { tell('catch'); } finally { tell('finally'); }
  try { storage.enterWith('entered'); await 0; throw new Error('y'); } catch { tell('catch'); }
  try { await 0; storage.enterWith('again'); throw new Error('z'); } catch { tell('catch'); }
});
await other;`,
    ['catch a', 'finally a', 'catch entered', 'catch again'],
  ),
  printing(
    'for await and async generators',
    `async function* numbers(): AsyncGenerator<number> {
  tell('begin');
  yield 1;
  tell('second');
  await wait(1);
  tell('waited');
  yield 2;
}
const noise = storage.run('noise', async () => { for (let i = 0; i < 30; i++) await null; });
await storage.run('a', async () => {
  for await (const n of numbers()) tell('body ' + n);
  tell('after');
  for await (const n of [wait(1).then(() => 7), 8]) { tell('body ' + n); break; }
  tell('after break');
});
const steps = storage.run('b', () => numbers());
await storage.run('c', () => steps.next());
await storage.run('d', () => steps.next());
await noise;`,
    [
      'begin a',
      'body 1 a',
      'second a',
      'waited a',
      'body 2 a',
      'after a',
      'body 7 a',
      'after break a',
      'begin c',
      'second d',
      'waited d',
    ],
  ),
  printing(
    'timers, immediates, ticks, microtasks and events',
    `import { EventEmitter, once } from 'node:events';
import { setTimeout as later } from 'node:timers/promises';
await storage.run('a', async () => {
  process.nextTick(() => tell('tick'));
  queueMicrotask(() => tell('microtask'));
  // One after the other: of a timer and an immediate of one turn, either may come first.
  await new Promise<void>((done) => setTimeout(() => { tell('timeout'); setImmediate(() => { tell('immediate'); done(); }); }, 1));
  await later(1);
  tell('timers/promises');
  const emitter = new EventEmitter();
  setTimeout(() => storage.run('emitting', () => emitter.emit('go')), 1);
  await once(emitter, 'go');
  tell('once');
});
storage.run('b', () => { const run = AsyncLocalStorage.snapshot(); setTimeout(() => storage.run('c', () => run(() => tell('snapshot'))), 1); });`,
    ['microtask a', 'tick a', 'timeout a', 'immediate a', 'timers/promises a', 'once a', 'snapshot b'],
  ),
  printing(
    'streams and files',
    `import { readFile } from 'node:fs/promises';
import { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
const work = async (id: string): Promise<void> => {
  const text = await readFile('main.ts', 'utf8');
  tell(\`read \${text.length > 0}\`);
  await pipeline(
    async function* () { tell('source'); yield 'x'; await wait(1); tell('source again'); yield 'y'; },
    async function* (source: AsyncIterable<string>) { for await (const part of source) { tell('transform ' + part); yield part; } },
    new Writable({ write(_chunk, _encoding, done) { setTimeout(done, 1); } }),
  );
  tell('piped');
  for await (const part of Readable.from(['z'])) tell('body ' + part);
};
const noise = storage.run('noise', async () => { for (let i = 0; i < 10; i++) { await null; await wait(1); } });
await storage.run('a', () => work('a'));
await noise;`,
    ['read true a', 'source a', 'transform x a', 'source again a', 'transform y a', 'piped a', 'body z a'],
  ),
  printing(
    'at the top of modules, with enterWith',
    {
      'main.ts': `import { storage } from './storage.ts';
storage.enterWith('main');
await new Promise((resolve) => setTimeout(resolve, 1));
console.log(storage.getStore());
const { later } = await import('./later.ts');
console.log(storage.getStore(), await later());
const inner = async () => { await 0; storage.enterWith('inner'); await 0; return storage.getStore(); };
console.log(await inner(), storage.getStore());`,
      'later.ts': `import { storage } from './storage.ts';
export const later = async (): Promise<string | undefined> => (await Promise.resolve(storage)).getStore();`,
      'storage.ts': `import { AsyncLocalStorage } from 'node:async_hooks';
export const storage = new AsyncLocalStorage<string>();`,
    },
    ['main', 'main main', 'inner main'],
  ),
  printing(
    'statements of all shapes are still what they say',
    `const say = async (value: unknown): Promise<unknown> => value;
const twice = async (): Promise<unknown[]> => [await say(1), await say(2),
  ...(await say([3]) as number[])]
const values = await twice()
await say(0)
;[await say(4)].forEach((each) => values.push(each))
class Thing { #n = 5; async get() { return await this?.["n"]! + (await say(1) as number); } get n() { return this.#n } await = 6 }
values.push(await new Thing().get(), new Thing().await, { await: 7 }.await)
const nested = async (a: number) => async (b: number) => a + b + Number(await say(1))
values.push(await (await nested(3))(4), \`\${await say(\`\${await say(9)}\`)}\`, !await say(true), typeof await say(''))
if (values.length > 0) await say(1); else await say(2)
do await say(1)
while (await say(false))
label: for await (const [x] of [[10]] as number[][]) { if (x) { values.push(x); continue label } }
values.push(await (async () => { try { return await say(11) } finally { await say(0) } })())
values.push(await (async function () { return 12 })(), await (class { static then = undefined }).name)
async function* two() { yield* [13]; yield await say(14) as number }
for await (const x of two()) values.push(x)
console.log(values.join());`,
    ['1,2,3,4,6,6,7,8,9,false,string,10,11,12,,13,14'],
  ),
  printing(
    'errors name the lines and columns of the file',
    `interface Thing { a: number }
async function inner(): Promise<Thing> { await wait(1);   throw new Error('broken'); }
async function outer(): Promise<void> {
  const x = 1; await wait(1); const { a } = await   inner(); console.log(a, x);
}
await storage.run('a', async () => {
  await outer().catch((error: Error) => console.log(error.stack));
  for (const act of [
    async () => { const { a } = (await wait(1)) as never; console.log(a); },
    async () => { await wait(1); (await wait(1) as any)(); },
    async () => (await wait(1) as any).x,
  ]) await act().catch((error: Error) => console.log(error.message));
});`,
    [
      'Error: broken',
      '    at inner (file:///app/main.ts:6:65)',
      '    at async outer (file:///app/main.ts:8:45)',
      '    at async file:///app/main.ts:11:3',
      '    at async file:///app/main.ts:10:1',
      "Cannot destructure property 'a' of '(intermediate value)' as it is undefined.",
      '(intermediate value) is not a function',
      "Cannot read properties of undefined (reading 'x')",
    ],
  ),
  printing(
    'a call after awaits is found at its column, whatever else stands on the line',
    // Of the three lines, each has another character where the call stands in the text that runs.
    `const made = { error: (): Error => new Error('made') };
const places = ({ stack = '' }: Error) => stack.match(/(?<=main.ts:)[0-9:]+/g)?.slice(0, 2).join(' ');
const calls = [
  async () => { await wait(1); await wait(1); return places(made.error()); /* ${'ab('.repeat(30)} */ },
  async () => { await wait(1); await wait(1); return places(made.error()); /*  ${'ab('.repeat(30)} */ },
  async () => { await wait(1); await wait(1); return places(made.error()); /*   ${'ab('.repeat(30)} */ },
];
for (const call of calls) console.log(await call());`,
    ['5:36 8:66', '5:36 9:66', '5:36 10:66'],
  ),
  printing(
    'a rejection that nobody handles is still told',
    `process.on('unhandledRejection', (reason) => console.log('unhandled', reason));
process.on('uncaughtException', (error) => console.log('uncaught', error.message));
storage.run('a', () => {
  void Promise.resolve(Promise.reject(1));
  void (async () => { await wait(1); throw new Error('later'); })();
  setTimeout(() => { throw new Error('in a timer'); }, 20);
});`,
    ['unhandled 1', 'unhandled Error: later', '    at file:///app/main.ts:9:44', 'uncaught in a timer'],
  ),
  {
    name: 'AsyncLocalStorage: two requests at once through Express middleware keep their stores',
    async prove(runtime) {
      const main = `${BEGIN}import express from 'express';
import { z } from 'zod';
const app = express();
const Body = z.object({ n: z.number().refine(async () => { await wait(5); await null; tell('refine'); return true; }) });
app.use((req, _res, next) => storage.run(String(req.query['id']), next));
app.use(async (_req, _res, next) => { await wait(5); next(); });
app.post('/', express.json(), async (req, res) => {
  const { n } = await Body.parseAsync(req.body);
  await wait(n);
  tell('handler');
  res.on('finish', () => tell('finish'));
  res.json(storage.getStore());
});
app.get('/fail', async () => { await wait(3); throw new Error('x'); });
app.use((_error: unknown, _req: unknown, res: express.Response, _next: unknown) => { res.status(500).json(storage.getStore()); });
app.listen(3000);
`;
      await whileRunning(runtime, { 'main.ts': main }, async ({ send, lines, printed }) => {
        const headers = [['Content-Type', 'application/json']] as const;
        const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
        const answers = await Promise.all(
          ids.flatMap((id, i) => [
            send({ method: 'POST', path: `/?id=${id}`, headers, body: JSON.stringify({ n: 20 - i * 3 }) }),
            send({ method: 'GET', path: `/fail?id=${id}` }),
          ]),
        );
        assert.deepEqual(
          answers.map(textOf),
          ids.flatMap((id) => [JSON.stringify(id), JSON.stringify(id)]),
        );
        await Promise.all(ids.map((id) => printed(`finish ${id}`)));
        const expected = ids.flatMap((id) => [`finish ${id}`, `handler ${id}`, `refine ${id}`]);
        assert.deepEqual(lines().toSorted(), expected.toSorted());
      });
    },
  },
];
