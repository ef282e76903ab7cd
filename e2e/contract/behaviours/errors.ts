import assert from 'node:assert/strict';
import type { ExampleFiles } from '../../../runtime/contract.ts';
import { maskDifferences } from '../../../runtime/differences.ts';
import { runToEnd, type Behaviour } from '../behaviour.ts';

/** A program that ends with an error; what is printed, to the letter, but for the known differences. */
function failing(name: string, files: ExampleFiles, printed: string, code = 1): Behaviour {
  return {
    name,
    async prove(runtime) {
      const { masked, ended } = await runToEnd(runtime, files);
      assert.equal(masked(), maskDifferences(printed, runtime.engine).trim());
      assert.deepEqual(ended, { code, signal: null, reason: 'exited' });
    },
  };
}

export const errors: readonly Behaviour[] = [
  failing(
    'an error at the start shows file, line, column and source',
    {
      'main.ts': `interface Never { a: number }
function check(x: number): void {
  if (x > 1)   throw new TypeError('boom ' + x);
}
check(2);`,
    },
    `
file:///app/main.ts:3
  if (x > 1)   throw new TypeError('boom ' + x);
                     ^

TypeError: boom 2
    at check (file:///app/main.ts:3:22)
    at file:///app/main.ts:5:1

Node.js v24.21.0`,
  ),
  failing(
    'an error in another file names that file',
    {
      'main.ts': `import { parse } from './lib/parse.ts';\nconsole.log('start');\nparse(  'x' as string | undefined);`,
      'lib/parse.ts': `export function parse(text: string | undefined): never {\n  const inner = (): never => { throw new RangeError(\`bad \${text}\`); };\n  return inner();\n}`,
    },
    `
start
file:///app/lib/parse.ts:2
  const inner = ()        => { throw new RangeError(\`bad \${text}\`); };
                                     ^

RangeError: bad x
    at inner (file:///app/lib/parse.ts:2:38)
    at parse (file:///app/lib/parse.ts:3:10)
    at file:///app/main.ts:3:1

Node.js v24.21.0`,
  ),
  failing(
    'an uncaught error in a microtask',
    { 'main.ts': `queueMicrotask(() => {\n  throw new Error('late');\n});\nconsole.log('first');` },
    `
first
file:///app/main.ts:2
  throw new Error('late');
        ^

Error: late
    at file:///app/main.ts:2:9

Node.js v24.21.0`,
  ),
  failing(
    'an error in a timer',
    { 'main.ts': `const o: any = undefined;\nsetTimeout(() => {\n  console.log(o.foo.bar);\n}, 1);` },
    `
file:///app/main.ts:3
  console.log(o.foo.bar);
                ^

TypeError: Cannot read properties of undefined (reading 'foo')
    at Timeout._onTimeout (file:///app/main.ts:3:17)

Node.js v24.21.0`,
  ),
  failing(
    'a rejected promise that nobody handles, with the properties of its error',
    {
      'main.ts': `async function load(): Promise<void> {\n  await null;\n  throw Object.assign(new Error('not loaded'), { code: 'E_LOAD', extra: { n: 1 } });\n}\nload();`,
    },
    `
file:///app/main.ts:3
  throw Object.assign(new Error('not loaded'), { code: 'E_LOAD', extra: { n: 1 } });
                      ^

Error: not loaded
    at load (file:///app/main.ts:3:23) {
  code: 'E_LOAD',
  extra: { n: 1 }
}

Node.js v24.21.0`,
  ),
  failing(
    'a rejection with something that is no error',
    { 'main.ts': `Promise.reject('plain reason');` },
    `
node:internal/process/promises:392
      new UnhandledPromiseRejection(reason);
      ^

UnhandledPromiseRejection: This error originated either by throwing inside of an async function without a catch block, or by rejecting a promise which was not handled with .catch(). The promise rejected with the reason "plain reason".
  code: 'ERR_UNHANDLED_REJECTION'
}

Node.js v24.21.0`,
  ),
  failing(
    'an error event that nobody listens to',
    {
      'main.ts': `import { EventEmitter } from 'node:events';\nsetTimeout(() => new EventEmitter().emit('error', new Error('unheard')), 1);`,
    },
    `
node:events:505
    throw er; // Unhandled 'error' event
    ^

Error: unheard
    at Timeout._onTimeout (file:///app/main.ts:2:51)
Emitted 'error' event at:
    at Timeout._onTimeout (file:///app/main.ts:2:37)

Node.js v24.21.0`,
  ),
  failing(
    'a busy port: EADDRINUSE',
    {
      'main.ts': `import express from 'express';\nexpress().listen(3000, () => {\n  express().listen(3000, (error) => {\n    console.log(error?.message);\n    process.exit(1);\n  });\n});`,
    },
    `listen EADDRINUSE: address already in use :::3000`,
  ),
  failing(
    'a refused connection inside the program: ECONNREFUSED',
    {
      'main.ts': `import http from 'node:http';\nhttp.get({ host: '127.0.0.1', port: 3999 }).on('error', (error: NodeJS.ErrnoException) => {\n  console.log(error.code, error.syscall);\n  process.exitCode = 1;\n});`,
    },
    `ECONNREFUSED connect`,
  ),
  failing(
    'broken TypeScript names file and line',
    { 'main.ts': `const a = 1;\nconst b = = 2;\n` },
    `
node:internal/modules/run_main:107
    triggerUncaughtException(
    ^

file:///app/main.ts:2
const a = 1;
const b = = 2;
          ^

SyntaxError [ERR_INVALID_TYPESCRIPT_SYNTAX]: (words of the parser)
  code: 'ERR_INVALID_TYPESCRIPT_SYNTAX'
}

Node.js v24.21.0`,
  ),
  failing(
    'a name declared twice',
    { 'main.ts': `const a: number = 1;\nconst a = 2;\n` },
    `
file:///app/main.ts:2
const a = 2;
      ^

SyntaxError: Identifier 'a' has already been declared

Node.js v24.21.0`,
  ),
  failing(
    'enum is refused in the words of Node',
    { 'main.ts': `const a = 1;\nenum Color { Red }\n` },
    `
node:internal/modules/run_main:107
    triggerUncaughtException(
    ^

file:///app/main.ts:2
const a = 1;
enum Color { Red }
^^^^^^^^^^^^^^^^^^

SyntaxError [ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX]: TypeScript enum is not supported in strip-only mode
  code: 'ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX'
}

Node.js v24.21.0`,
  ),
  failing(
    'a parameter property is refused in the words of Node',
    { 'main.ts': `class Point {\n  constructor(private readonly x: number) {}\n}\nnew Point(1);\n` },
    `
node:internal/modules/run_main:107
    triggerUncaughtException(
    ^

file:///app/main.ts:2
class Point {
  constructor(private readonly x: number) {}
                               ^^^^^^^^^
}

SyntaxError [ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX]: TypeScript parameter property is not supported in strip-only mode
  code: 'ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX'
}

Node.js v24.21.0`,
  ),
  failing(
    'a name that the other file does not export',
    { 'main.ts': `import { nope } from './other.ts';\nnope();`, 'other.ts': `export const yes = 1;` },
    `
file:///app/main.ts:1
import { nope } from './other.ts';
         ^^^^
SyntaxError: The requested module './other.ts' does not provide an export named 'nope'

Node.js v24.21.0`,
  ),
  failing(
    'a type imported without the word type',
    {
      'main.ts': `import { type Foo, Bar } from './types.ts';\nconsole.log(1 as unknown as Bar & Foo);`,
      'types.ts': `export type Foo = 1;\nexport interface Bar { a: 1 }`,
    },
    `
file:///app/main.ts:1
import {           Bar } from './types.ts';
                   ^^^
SyntaxError: The requested module './types.ts' does not provide an export named 'Bar'

Node.js v24.21.0`,
  ),
  failing(
    'a file that is not there',
    { 'main.ts': `import { x } from './missing';\nconsole.log(x);` },
    `
node:internal/modules/esm/resolve:272
    throw new ERR_MODULE_NOT_FOUND(
          ^

Error [ERR_MODULE_NOT_FOUND]: Cannot find module '/app/missing' imported from /app/main.ts
  code: 'ERR_MODULE_NOT_FOUND',
  url: 'file:///app/missing'
}

Node.js v24.21.0`,
  ),
  failing(
    'a package that is not there',
    { 'main.ts': `import x from 'nopkg';\nconsole.log(x);` },
    `
node:internal/modules/package_json_reader:331
  throw new ERR_MODULE_NOT_FOUND(packageName, fileURLToPath(base), null);
        ^

Error [ERR_MODULE_NOT_FOUND]: Cannot find package 'nopkg' imported from /app/main.ts
  code: 'ERR_MODULE_NOT_FOUND'
}

Node.js v24.21.0`,
  ),
  {
    name: 'handlers of uncaughtException and unhandledRejection keep the program alive',
    async prove(runtime) {
      const program = `process.on('uncaughtException', (error, origin) => console.log('caught', error.message, origin));
process.on('unhandledRejection', (reason) => console.log('rejected', String(reason)));
setTimeout(() => { throw new Error('one'); }, 1);
setTimeout(() => { Promise.reject(new Error('two')); }, 20);
setTimeout(() => console.log('still here'), 40);`;
      const { lines, ended } = await runToEnd(runtime, program);
      assert.deepEqual(lines(), ['caught one uncaughtException', 'rejected Error: two', 'still here']);
      assert.equal(ended.code, 0);
    },
  },
];
