import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { transformSync } from 'amaro';
import { stripTypes } from './strip-types.ts';
import { TypeScriptError } from './typescript-error.ts';

/** amaro is what Node itself strips types with: ours must blank the same characters and refuse the same syntax. */

const project = join(import.meta.dirname, '../../../..');

function nodes(source: string): string {
  return transformSync(source, { mode: 'strip-only' }).code;
}

const accepted: readonly string[] = [
  'const a: number = 1;',
  'let b: string | undefined, c: Array<{ x: number }> = [];',
  'function f<T extends object>(this: Window, a?: T, ...rest: string[]): asserts a is T { return; }',
  'const g = async <T,>(x: T): Promise<T> => x;',
  'const h = (a: number, b?: string): void => {};',
  'interface A<T> { a: T; b(): void }\nconst x = 1;',
  'type B<T> = T extends string ? 1 : 2;\nconst y = 2;',
  'export interface C { a: 1 }\nexport type D = C;\nexport const z = 3;',
  'const v = x as unknown as string;\nconst w = { a: 1 } satisfies object;\nconst u = [1, 2] as const;',
  'const n = a!.b!.c![0]!;',
  'class P<T> extends Q<T> implements R, S { private a: number = 1; protected readonly b?: string; static c!: number; declare d: string; #e: number = 2; public get f(): number { return 1; } override g(): void {} }',
  'abstract class M { abstract a: string; abstract b(): void; c(x: number): number { return x; } }',
  'function over(a: string): string;\nfunction over(a: number): number;\nfunction over(a: unknown): unknown { return a; }',
  'class O { m(a: string): void; m(a: number): void; m(a: unknown): void {} }',
  "import type { A } from './a.ts';\nimport { type B, c } from './b.ts';\nimport d, { type E } from './c.ts';\nimport type F from './f.ts';",
  "export type { A } from './a.ts';\nexport { type B, c } from './b.ts';\nexport type * from './x.ts';",
  'declare const q: number;\ndeclare function r(): void;\ndeclare global { interface Window { a: 1 } }\nconst s = 1;',
  'declare module "x" { export const a: number; }\nconst t = 1;',
  'const m = new Map<string, number>();\nfoo<string>(1);\nconst k = bar<number>;',
  'let x: unique symbol;\nlet y: typeof import("fs");\nlet z: keyof typeof a;\nlet o: `a${string}`;',
  'for (const a of b as string[]) { if ((a as string) < "b") continue; }',
  'const o = { m<T>(this: object, a: T): T { return a; }, get x(): number { return 1; }, async *g(): AsyncGenerator<number> {} };',
  'try { a(); } catch (error: unknown) { throw error as Error; }',
  'const { a, b }: { a: number; b: string } = c;\nconst [d]: [number] = e;',
  'class A { constructor(a: number, b?: string) { super(); } static { const x: number = 1; } accessor y: number = 1; }',
  'const a = b ? (c as number) : d;\nconst e = f ? (g): number => g : h;',
  'type A = 1\n;[1].map((x: number) => x)',
  'const a = 1\ntype B = 2\nconst c = 3',
  'enumerate(1);\nconst type = 1;\ntype;\nlet namespace = 2;\nnamespace;',
  'using a = b as Disposable;\nawait using c = d;',
  'namespace Types { export interface A { a: 1 } }\nconst a = 1;',
  'import a from "./a.json" with { type: "json" };',
  'const re = /a<b>/; const lt = a < b; const gt = c > (d);',
];

const refused: readonly string[] = [
  'enum A { B }',
  'const enum A { B }',
  'export enum A { B }',
  'namespace A { export const b = 1; }',
  'module A { export const b = 1; }',
  'class A { constructor(private b: number) {} }',
  'class A { constructor(a: string, readonly b: number) {} }',
  'import a = require("a");',
  'export = 1;',
  'const a = <string>b;',
];

describe('types are stripped as Node strips them', () => {
  for (const source of accepted) {
    test(source.split('\n')[0] ?? '', () => {
      assert.equal(stripTypes(source).code, nodes(source));
    });
  }
});

describe('what Node refuses is refused in its words', () => {
  for (const source of refused) {
    test(source, () => {
      let message = '';
      try {
        nodes(source);
      } catch (error) {
        message = typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : '';
      }
      assert.throws(
        () => stripTypes(source),
        (error) =>
          error instanceof TypeScriptError &&
          error.code === 'ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX' &&
          error.message === message,
        message,
      );
    });
  }
});

describe('every file of the runnable examples, and our own sources', () => {
  const files = ['runnable-examples', 'runtime', 'checker'].flatMap((folder) =>
    readdirSync(join(project, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.name.endsWith('.d.ts'))
      .map((entry) => join(entry.parentPath, entry.name)),
  );
  test(`${String(files.length)} files`, () => {
    assert.ok(files.length > 50);
    for (const file of files) {
      const source = readFileSync(file, 'utf8');
      assert.equal(stripTypes(source).code, nodes(source), file.slice(project.length));
    }
  });
});
