import assert from 'node:assert/strict';
import type { ExampleFiles } from '../../../runtime/contract.ts';
import { runToEnd, type Behaviour } from '../behaviour.ts';

/** A circle of files, and what a run of it prints in Node. */
const circles: readonly { readonly name: string; readonly files: ExampleFiles; readonly prints: readonly string[] }[] =
  [
    {
      name: 'functions are there before the file has run',
      files: {
        'main.ts': `import { even } from './even.ts';\nconsole.log(even(10), even(7));`,
        'even.ts': `import { odd, early } from './odd.ts';\nconsole.log('even', early);\nexport function even(n: number): boolean { return n === 0 || odd(n - 1); }`,
        'odd.ts': `import { even } from './even.ts';\nexport const early = even(0);\nconsole.log('odd');\nexport const odd = (n: number): boolean => n !== 0 && even(n - 1);`,
      },
      prints: ['odd', 'even true', 'true false'],
    },
    {
      name: 'what has not run yet is a ReferenceError, and is there later',
      files: {
        'main.ts': `import { a, readB } from './a.ts';\nconsole.log(a, readB());`,
        'a.ts': `import { b, tooEarly } from './b.ts';\nexport const a = 'a';\nexport class Kind {}\nexport default () => 'anonymous';\nconsole.log(tooEarly);\nexport const readB = () => b();`,
        'b.ts': `import said, { a, Kind } from './a.ts';\nimport * as all from './a.ts';
const attempt = (read: () => unknown) => { try { return String(read()); } catch (error) { return error instanceof ReferenceError ? 'ReferenceError' : String(error); } };
export const tooEarly = [attempt(() => a), attempt(() => new Kind()), attempt(() => said()), attempt(() => all.a)].join();
export const b = () => [a, typeof Kind, said(), all.a, Object.keys(all).join('+')].join();`,
      },
      prints: [
        'ReferenceError,ReferenceError,ReferenceError,ReferenceError',
        'a a,function,anonymous,a,Kind+a+default+readB',
      ],
    },
    {
      name: 'bindings are live, and cannot be assigned from outside',
      files: {
        'main.ts': `import { count } from './counter.ts';\nimport { twice } from './twice.ts';\ntwice();\nconsole.log(count);`,
        'counter.ts': `import { steps } from './twice.ts';\nexport let count = 0;\nexport function increment(): void { count += 1; steps.push(count); }`,
        'twice.ts': `import * as counter from './counter.ts';\nimport { count, increment } from './counter.ts';\nexport const steps: number[] = [];
export function twice(): void { increment(); increment(); console.log(count, counter.count, steps.join()); try { (counter as any).count = 9; } catch (error) { console.log((error as Error).name); } }`,
      },
      prints: ['2 2 1,2', 'TypeError', '2'],
    },
    {
      name: 'the order in which files run, those outside of the circle among them',
      files: {
        'main.ts': `import { n } from './outside-1.ts';\nimport './left.ts';\nimport './outside-3.ts';\nconsole.log('main', n);`,
        'left.ts': `import './outside-2.ts';\nimport './right.ts';\nimport * as four from './outside-4.ts';\nimport { n } from './outside-4.ts';\nconsole.log('left', n, four.n);`,
        'right.ts': `import './left.ts';\nimport './main.ts';\nimport './outside-5.ts';\nconsole.log('right');`,
        ...Object.fromEntries(
          [1, 2, 3, 4, 5].map((n) => [
            `outside-${String(n)}.ts`,
            `console.log('outside', ${String(n)});\nexport const n = 0;`,
          ]),
        ),
      },
      prints: ['outside 1', 'outside 2', 'outside 5', 'right', 'outside 4', 'left 0 0', 'outside 3', 'main 0'],
    },
    {
      name: 'what is handed on, as a whole and by name',
      files: {
        'main.ts': `import { a, fromB, renamed, outside, default as whole } from './a.ts';\nconsole.log(a, fromB(), renamed, outside, whole.name);`,
        'a.ts': `export * from './b.ts';\nexport * from './outside.ts';\nexport { b as renamed } from './b.ts';\nexport const a = 1;\nexport default function named() {}`,
        'b.ts': `import { a, outside } from './a.ts';\nexport const b = 2;\nexport const fromB = () => a + outside;`,
        'outside.ts': `export const outside = 3;`,
      },
      prints: ['1 4 2 3 named'],
    },
    {
      name: 'a circle that awaits, with import.meta, import() and packages',
      files: {
        'main.ts': `import { app, ready } from './app.ts';\nconsole.log(ready, typeof app.use);\nconst late = await import('./routes.ts');\nconsole.log(late.path, late.here);`,
        'app.ts': `import express, { Router } from 'express';\nimport { mount, path } from './routes.ts';\nexport const app = express();\nawait new Promise((resolve) => setTimeout(resolve, 5));\nmount();\nexport const ready = [path, typeof Router].join();`,
        'routes.ts': `import { basename } from 'node:path';\nimport { app } from './app.ts';\nexport const path = '/users';\nexport const here = basename(import.meta.filename);\nexport function mount(): void { app.get(path, () => undefined); }`,
      },
      prints: ['/users,function function', '/users routes.ts'],
    },
    {
      name: 'a file that imports itself',
      files: {
        'main.ts': `import * as me from './main.ts';\nexport const value = 1;\nexport function f(): number { return me.value; }\nconsole.log(me.f(), Object.keys(me).join());`,
      },
      prints: ['1 f,value'],
    },
  ];

export const circular: readonly Behaviour[] = [
  ...circles.map(({ name, files, prints }) => ({
    name: `files in a circle: ${name}`,
    async prove(runtime: Parameters<Behaviour['prove']>[0]) {
      const { lines } = await runToEnd(runtime, files);
      assert.deepEqual(lines(), prints);
    },
  })),
  {
    name: 'files in a circle: a name that is not there, and the place of an error',
    async prove(runtime) {
      const missing = await runToEnd(runtime, {
        'main.ts': `import { b } from './b.ts';\nexport const a = 1;\nconsole.log(b);`,
        'b.ts': `import { a, missing } from './main.ts';\nexport const b = [a, missing];`,
      });
      assert.match(
        missing.lines().join('\n'),
        /SyntaxError: The requested module '\.\/main\.ts' does not provide an export named 'missing'/,
      );
      const thrown = await runToEnd(runtime, {
        'main.ts': `import { fail } from './b.ts';\nexport const words = 'in the circle';\n\n  fail();`,
        'b.ts': `import { words } from './main.ts';\nexport function fail(): void {\n  throw new Error(words);\n}`,
      });
      const text = thrown.lines().join('\n');
      assert.match(text, /Error: in the circle/);
      assert.match(text, /b\.ts:3:9/);
      assert.match(text, /main\.ts:4:3/);
    },
  },
];
