import assert from 'node:assert/strict';
import { runToEnd, type Behaviour } from '../behaviour.ts';

export const modules: readonly Behaviour[] = [
  {
    name: 'several files import each other, with live bindings and types stripped',
    async prove(runtime) {
      const running = await runToEnd(runtime, {
        'main.ts': `import { count, increment, type Counter } from './counter.ts';
import * as all from './lib/index.ts';
import data from './data.json' with { type: 'json' };
const before: Counter = count;
increment();
console.log(before, count, all.default(2), all.twice(4), Object.keys(all), data.name);`,
        'counter.ts': `export type Counter = number;\nexport let count: Counter = 0;\nexport function increment(): void { count += 1; }`,
        'lib/index.ts': `export { twice } from './twice.ts';\nexport default (n: number) => n + 1;`,
        'lib/twice.ts': `export const twice = (n: number): number => n * 2;`,
        'data.json': `{ "name": "from json" }`,
      });
      assert.deepEqual(running.lines(), ["0 1 3 8 [ 'default', 'twice' ] from json"]);
    },
  },
  {
    name: 'files may import each other in a circle',
    async prove(runtime) {
      const running = await runToEnd(runtime, {
        'main.ts': `import { even } from './even.ts';\nconsole.log(even(10), even(7));`,
        'even.ts': `import { odd } from './odd.ts';\nexport function even(n: number): boolean { return n === 0 || odd(n - 1); }`,
        'odd.ts': `import { even } from './even.ts';\nexport const odd = (n: number): boolean => n !== 0 && even(n - 1);`,
      });
      assert.deepEqual(running.lines(), ['true false']);
    },
  },
  {
    name: 'top-level await, dynamic import and import.meta',
    async prove(runtime) {
      const running = await runToEnd(runtime, {
        'main.ts': `const { value } = await import('./late.ts');
console.log(value, import.meta.filename.endsWith('/app/main.ts'), import.meta.dirname.endsWith('/app'), import.meta.main);
console.log(import.meta.url.startsWith('file:///'), (await import('node:path')).basename(import.meta.url));`,
        'late.ts': `export const value = await new Promise<string>((resolve) => setTimeout(() => resolve('late'), 10));`,
      });
      assert.deepEqual(running.lines(), ['late true true true', 'true main.ts']);
    },
  },
  {
    name: 'a top-level await that never settles ends with code 13',
    async prove(runtime) {
      const { masked, ended } = await runToEnd(runtime, `console.log('waiting');\nawait new Promise(() => {});`);
      assert.equal(masked(), 'waiting\nWarning: Detected unsettled top-level await');
      assert.equal(ended.code, 13);
    },
  },
  {
    name: "Node's own modules: events, stream, crypto, buffer, url, util, path, timers",
    async prove(runtime) {
      const program = `import { EventEmitter, once } from 'node:events';
import { pipeline } from 'node:stream/promises';
import { Readable, Transform } from 'node:stream';
import { createHash, createHmac, randomUUID, timingSafeEqual, scryptSync } from 'node:crypto';
import { promisify, inspect, parseArgs, isDeepStrictEqual } from 'node:util';
import { setTimeout as sleep } from 'node:timers/promises';
import path from 'node:path';
import querystring from 'node:querystring';
const emitter = new EventEmitter();
setTimeout(() => emitter.emit('done', 42));
console.log(await once(emitter, 'done'));
const parts: string[] = [];
await pipeline(Readable.from(['a', 'b']), new Transform({ transform(chunk, _e, done) { done(null, String(chunk).toUpperCase()); } }), async (source) => { for await (const part of source) parts.push(String(part)); });
console.log(parts.join(''), createHash('sha256').update('abc').digest('hex'));
console.log(createHmac('sha1', 'key').update('abc').digest('base64url'), timingSafeEqual(Buffer.from('a'), Buffer.from('a')), randomUUID().length);
console.log(scryptSync('secret', 'salt', 16, { N: 1024 }).toString('hex'));
console.log(Buffer.from('aGk=', 'base64').toString(), Buffer.from('€').length, Buffer.concat([Buffer.from([1]), Buffer.alloc(2)]), Buffer.from('68656c6c6f', 'hex').toString('latin1'));
console.log(path.join('/a', '..', 'b', 'c.txt'), querystring.parse('a=1&a=2'), new URL('../x?y=1', 'http://localhost/a/b').href);
console.log(await sleep(5, 'slept'), inspect({ deep: { er: { and: { deeper: 1 } } } }), isDeepStrictEqual({ a: [1] }, { a: [1] }));
console.log(parseArgs({ args: ['--port', '1'], options: { port: { type: 'string' } } }).values, await promisify((done: (e: null, v: number) => void) => done(null, 1))());
try { new URL('nope'); } catch (error) { console.log((error as { code: string }).code, (error as Error).message); }
try { Buffer.alloc('x' as unknown as number); } catch (error) { console.log(String(error)); }`;
      const running = await runToEnd(runtime, program);
      assert.deepEqual(running.lines(), [
        '[ 42 ]',
        'AB ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
        'T9CyFSdu8S8rPkyOysKBFJi2Vvw true 36',
        running.lines()[3] ?? '',
        'hi 3 <Buffer 01 00 00> hello',
        "/b/c.txt [Object: null prototype] { a: [ '1', '2' ] } http://localhost/x?y=1",
        'slept { deep: { er: { and: [Object] } } } true',
        "[Object: null prototype] { port: '1' } 1",
        'ERR_INVALID_URL Invalid URL',
        `TypeError [ERR_INVALID_ARG_TYPE]: The "size" argument must be of type number. Received type string ('x')`,
      ]);
      assert.match(running.lines()[3] ?? '', /^[0-9a-f]{32}$/);
    },
  },
  {
    name: 'node:fs over the files of the program, with the errors of Node',
    async prove(runtime) {
      const program = `import fs from 'node:fs';
import { readFile, writeFile, mkdir, readdir, stat, rm } from 'node:fs/promises';
await mkdir('/tmp/deep/er', { recursive: true });
await writeFile('/tmp/deep/er/a.txt', 'hello');
fs.appendFileSync('/tmp/deep/er/a.txt', ' world');
console.log(await readFile('/tmp/deep/er/a.txt', 'utf8'), await readdir('/tmp/deep'), (await stat('/tmp/deep/er/a.txt')).size);
fs.renameSync('/tmp/deep/er/a.txt', '/tmp/deep/b.txt');
console.log(fs.existsSync('/tmp/deep/er/a.txt'), fs.statSync('/tmp/deep').isDirectory());
for await (const chunk of fs.createReadStream('/tmp/deep/b.txt', { encoding: 'utf8', highWaterMark: 4 })) console.log(chunk);
await rm('/tmp/deep', { recursive: true });
fs.readFile('/nope', (error) => console.log(error?.message, error?.code));
try { fs.readFileSync('/nope/x.txt'); } catch (error) { console.log((error as Error).message); }
try { fs.readdirSync('/etc/passwd'); } catch (error) { console.log((error as Error).message); }
await readFile('/tmp').catch((error) => console.log(error.message));
console.log(fs.statSync('/nope', { throwIfNoEntry: false }));`;
      const running = await runToEnd(runtime, program);
      assert.deepEqual(running.lines(), [
        "hello world [ 'er' ] 11",
        'false true',
        'hell',
        'o wo',
        'rld',
        "ENOENT: no such file or directory, open '/nope/x.txt'",
        "ENOTDIR: not a directory, scandir '/etc/passwd'",
        "ENOENT: no such file or directory, open '/nope' ENOENT",
        'EISDIR: illegal operation on a directory, read',
        'undefined',
      ]);
    },
  },
  {
    name: 'using and await using close what they declare, the last first',
    async prove(runtime) {
      const running = await runToEnd(runtime, {
        'main.ts': `import { createServer } from 'node:http';
const server = createServer().listen(3000);
await server[Symbol.asyncDispose]();
console.log(server.listening);
const order: string[] = [];
async function inside(): Promise<void> {
  await using last = { async [Symbol.asyncDispose](): Promise<void> { await null; order.push('last'); } };
  using first: Disposable = { [Symbol.dispose]() { order.push('first'); } };
  order.push(typeof last, typeof first);
}
await inside();
console.log(order.join());`,
      });
      assert.deepEqual(running.lines(), ['false', 'object,object,first,last']);
    },
  },
  {
    name: 'using in the head of a loop closes each',
    notIn: { webkit: 'using-in-webkit' },
    async prove(runtime) {
      const running = await runToEnd(
        runtime,
        `const order: string[] = [];
for (using each of [{ [Symbol.dispose]() { order.push('each'); } }]) order.push(typeof each);
console.log(order.join());`,
      );
      assert.deepEqual(running.lines(), ['object,each']);
    },
  },
];
