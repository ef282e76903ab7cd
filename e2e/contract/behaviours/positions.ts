import assert from 'node:assert/strict';
import type { ExampleFiles } from '../../../runtime/contract.ts';
import { runToEnd, type Behaviour } from '../behaviour.ts';

/** `file:line:column` of the frames that lie in the program's own files, the innermost first. */
function placesIn(printed: string): string[] {
  const frames = printed.split('\n').filter((line) => /^\s+at /.test(line) && !line.includes('node_modules'));
  return frames.flatMap((line) => /\/app\/([^\s():]+:\d+:\d+)/.exec(line)?.[1] ?? []);
}

/** A program that prints the stack of an error. @param places in the order of the stack; all, or the first of them */
function stands(name: string, files: ExampleFiles, places: readonly string[]): Behaviour {
  return {
    name: `an error's place: ${name}`,
    async prove(runtime) {
      const { lines } = await runToEnd(runtime, files);
      assert.deepEqual(placesIn(lines().join('\n')).slice(0, places.length), places);
    },
  };
}

export const positions: readonly Behaviour[] = [
  {
    name: "an error's place: a frame of Node's library names its function and its module",
    notIn: { webkit: 'words-of-webkit' },
    async prove(runtime) {
      const { lines } = await runToEnd(
        runtime,
        `import { createServer } from 'node:net';
try { createServer().listen({ port: -1 }); } catch (error: any) { console.log(error.stack); }`,
      );
      const frame = lines().find((line) => line.includes('(node:net')) ?? '';
      // Firefox calls the function otherwise.
      const [, name] = /^ +at (\S+) \(node:net[^)]*\)$/.exec(frame) ?? [];
      if (runtime.engine === undefined) assert.equal(name, 'Server.listen');
      else assert.ok(name?.endsWith('listen'), frame);
    },
  },
  stands(
    'a method behind types that are stripped',
    {
      'main.ts': `class Shop<T extends object = {}> {
  constructor(private_: T, readonly_?: number) { void private_; void readonly_; }
  public sell(this: Shop<T>, price: number | string): never { throw new RangeError(\`no \${price}\`); }
}
try { new Shop<{ a: 1 }>({ a: 1 }).sell(5 as number); } catch (error) { console.log((error as Error).stack); }`,
    },
    ['main.ts:3:69', 'main.ts:5:36'],
  ),
  stands(
    'a function of another file, called back from a third',
    {
      'main.ts': `import { each } from './each.ts';\nimport { fail } from './deep/fail.ts';\ntry {\n  each([1], (n: number) => fail(n));\n} catch (error: any) { console.log(error.stack); }`,
      'each.ts': `export function each<T>(list: readonly T[], act: (item: T) => void): void {\n  for (const item of list) act(item);\n}`,
      'deep/fail.ts': `\n\nexport const fail = (n: number): never => {\n\tthrow new Error('tab ' + n);\n};`,
    },
    ['deep/fail.ts:4:8', 'main.ts:4:28', 'each.ts:2:28', 'main.ts:4:3'],
  ),
  stands(
    'a constructor, a method and a static block',
    {
      'main.ts': `class A { value(): number { throw new Error('method'); } }
class B { constructor() { void new A().value(); } }
class C { static made: unknown; static { try { C.made = new B(); } catch (error: any) { console.log(error.stack); } } }`,
    },
    ['main.ts:1:35', 'main.ts:2:40', 'main.ts:3:57'],
  ),
  stands(
    'behind an await',
    {
      'main.ts': `async function inner(): Promise<never> {\n  await null;\n  throw new Error('later');\n}\ntry { await inner(); } catch (error: any) { console.log(error.stack); }`,
    },
    ['main.ts:3:9'],
  ),
  stands(
    'a handler of Express',
    {
      'main.ts': `import express from 'express';
const app = express();
app.get('/', (_req, _res) => { throw new Error('in a handler'); });
app.use((error: Error, _req: unknown, res: any, _next: unknown) => { console.log(error.stack); res.end(); });
const server = app.listen(3000, async () => { await fetch('http://localhost:3000/'); server.closeAllConnections(); server.close(); });`,
    },
    ['main.ts:3:38'],
  ),
  stands(
    'a callback of a timer, an emitter and a microtask',
    {
      'main.ts': `import { EventEmitter } from 'node:events';
const show = (words: string): void => console.log(new Error(words).stack);
new EventEmitter().on('x', () => show('emitter')).emit('x');`,
    },
    ['main.ts:2:51', 'main.ts:3:34'],
  ),
  stands(
    'an error that is the cause of another',
    {
      'main.ts': `const cause = new TypeError('inner');\nconst outer = new Error('outer',\n  { cause });\nconsole.log(outer);`,
    },
    ['main.ts:2:15', 'main.ts:1:15'],
  ),
  stands(
    'text that is wider than its bytes, and a line that goes on',
    {
      'main.ts': `const 이름 = '한글 😀'; const fail = () => { throw new Error(이름); };\ntry {\n  [1]\n    .map((n: number): number => n)\n    .forEach(() => fail());\n} catch (error: any) { console.log(error.stack); }`,
    },
    ['main.ts:1:48', 'main.ts:5:20'],
  ),
  stands(
    'a module of JavaScript and one of CommonJS, from its first line on',
    {
      'main.ts': `import { run } from './run.mjs';\nimport cjs from './old.cjs';\ntry { run(cjs); } catch (error: any) { console.log(error.stack); }`,
      'run.mjs': `export function run(act) { return act(); }`,
      'old.cjs': `module.exports = function old() { throw new Error('old'); };`,
    },
    ['old.cjs:1:41', 'run.mjs:1:35', 'main.ts:3:7'],
  ),
  stands(
    'CommonJS, behind other functions on the same line',
    {
      'main.ts': `import cjs from './old.cjs';\nfor (const act of [cjs.outer, cjs.later])\n  try { act(); } catch (error: any) { console.log(error.stack); }`,
      'old.cjs': `exports.outer = (a) => inner(a); function inner(a) { throw new Error(a); }\nexports.later = () => { try { exports.outer(); } catch (e) { throw new Error('on'); } };`,
    },
    ['old.cjs:1:60', 'old.cjs:1:24', 'main.ts:3:9', 'old.cjs:2:68', 'main.ts:3:9'],
  ),
  stands(
    'an assertion, and an error of Node itself',
    {
      'main.ts': `import assert from 'node:assert/strict';\nimport { readFileSync } from 'node:fs';\nfor (const act of [() => assert.equal(1, 2), () => readFileSync('nope')])\n  try { act(); } catch (error: any) { console.log(error.stack); }`,
    },
    ['main.ts:3:33', 'main.ts:4:9', 'main.ts:3:52', 'main.ts:4:9'],
  ),
];
