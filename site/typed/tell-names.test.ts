import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { toldNames, type ToldExample } from '../shown/told-names.ts';
import { reachableDeclarations } from './declarations.ts';
import { createEnvironment } from './environment.ts';
import { tellNames } from './tell-names.ts';

const root = join(import.meta.dirname, '../..');
const environment = createEnvironment(new Map(Object.entries(reachableDeclarations(root, []))));

function told(files: Readonly<Record<string, string>>): ToldExample {
  const example = tellNames(environment, { small: files }).get('small');
  assert.ok(example);
  return example;
}

/** `[name, signature]`, in the order of the text. */
function said(files: Readonly<Record<string, string>>, declared?: string, shown = files['main.ts'] ?? ''): unknown {
  return toldNames(told(files), 'main.ts', declared).map(({ from, to, text }) => [
    shown.slice(from, to),
    text.signature,
  ]);
}

test('each name has what the compiler says of it, across files', () => {
  const files = {
    'main.ts': "import { half } from './half.ts';\nexport const quarter = half(half(1));\n",
    'half.ts': '/** Divides.\n *\n * Exactly. */\nexport function half(n: number) {\n  return n / 2;\n}\n',
  };
  assert.deepEqual(said(files), [
    ['half', '(alias) function half(n: number): number\nimport half'],
    ['quarter', 'const quarter: number'],
    ['half', '(alias) half(n: number): number\nimport half'],
    ['half', '(alias) half(n: number): number\nimport half'],
  ]);
  const { texts, files: byFile } = told(files);
  const called = texts.filter(({ signature }) => signature.startsWith('(alias) half('));
  assert.deepEqual(
    called.map(({ about }) => about),
    ['Divides.'],
  );
  assert.deepEqual(Object.keys(byFile), ['main.ts', 'half.ts']);
});

test('two programs do not see each other', () => {
  const main = 'export const port = 3000;\n';
  const both = tellNames(environment, { one: { 'main.ts': main }, other: { 'main.ts': "export const port = '';\n" } });
  assert.deepEqual(
    [...both.values()].flatMap(({ texts }) => texts.map(({ signature }) => signature)),
    ['const port: 3000', 'const port: ""'],
  );
});

test('where the code does not type-check, nothing is said', () => {
  const main = [
    'const made = missing();',
    "const port: number = 'x';",
    'export const both = (x) => [made, port, x.y];',
    'export const fine = 1;',
  ].join('\n');
  assert.deepEqual(said({ 'main.ts': main }), [
    ['both', 'const both: (x: any) => any[]'],
    ['port', 'const port: number'],
    ['x', '(parameter) x: any'],
    ['fine', 'const fine: 1'],
  ]);
});

test('the names of namespaces and of types are told, as are those that only stand for another', () => {
  const main = [
    "import { type A, wrong } from './a.ts';",
    'export const all = ({ a: b }: A, env: NodeJS.ProcessEnv): env is { A: string } => b === env[0];',
    'export const none = wrong;',
  ].join('\n');
  const files = { 'main.ts': main, 'a.ts': 'export type A = { a: string };\nexport const wrong = missing();\n' };
  assert.deepEqual(said(files), [
    ['A', '(alias) type A = {\n    a: string;\n}\nimport A'],
    ['all', 'const all: ({ a: b }: A, env: NodeJS.ProcessEnv) => env is {\n    A: string;\n}'],
    ['a', '(property) a: string'],
    ['b', '(parameter) b: string'],
    ['A', '(alias) type A = {\n    a: string;\n}\nimport A'],
    ['env', '(parameter) env: NodeJS.ProcessEnv'],
    ['NodeJS', 'namespace NodeJS'],
    ['ProcessEnv', 'interface NodeJS.ProcessEnv'],
    ['env', '(parameter) env: NodeJS.ProcessEnv'],
    ['A', '(property) A: string'],
    ['b', '(parameter) b: string'],
    ['env', '(parameter) env: NodeJS.ProcessEnv'],
  ]);
});

test('an any that is declared is told, as the editor does', () => {
  assert.deepEqual(said({ 'main.ts': "export const parsed = JSON.parse('1');" }), [
    ['parsed', 'const parsed: any'],
    ['JSON', 'var JSON: JSON'],
    ['parse', '(method) JSON.parse(text: string, reviver?: (this: any, key: string, value: any) => any): any'],
  ]);
});

test('the excerpt of a declaration has its names where they stand in it', () => {
  const main = 'const before = 1;\n/** One. */\nexport type A = { a: number };\n\nexport const A = before;\n';
  const shown = '/** One. */\nexport type A = { a: number };\n\nexport const A = before;';
  assert.deepEqual(said({ 'main.ts': main }, 'A', shown), [
    ['A', 'type A = {\n    a: number;\n}'],
    ['a', '(property) a: number'],
    ['A', 'const A: 1'],
    ['before', 'const before: 1'],
  ]);
  assert.deepEqual(said({ 'main.ts': main }, 'B'), []);
});

test('what is long is cut, and its colours with it', () => {
  const keys = Array.from({ length: 30 }, (_, index) => `  k${String(index)}: number;`).join('\n');
  const { texts } = told({ 'main.ts': `export const wide: {\n${keys}\n} | undefined = undefined;` });
  const [wide] = texts;
  assert.ok(wide);
  assert.equal(wide.signature.split('\n').length, 13);
  assert.match(wide.signature, /\n…$/);
});
