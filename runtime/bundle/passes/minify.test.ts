import assert from 'node:assert/strict';
import { test } from 'node:test';
import { minifiedFunction, minifiedScript } from './minify.ts';

const run = (code: string): unknown => (0, eval)(code);

test('names of functions and classes stay, how many arguments they take as well', () => {
  const source = `function handler(error, request, response, next) {} class Router {} const arrow = (a, b) => a;
exports.all = [handler, Router, arrow];`;
  const code = minifiedFunction('exports,require', source);
  const exports: { all?: readonly { name: string; length: number }[] } = {};
  const module = run(`(${code})`);
  if (typeof module === 'function') Reflect.apply(module, undefined, [exports]);
  assert.deepEqual(
    exports.all?.map(({ name, length }) => [name, length]),
    [
      ['handler', 4],
      ['Router', 0],
      ['arrow', 2],
    ],
  );
});

test('what it makes is ASCII, and means the same', () => {
  const code = minifiedScript(`globalThis.$ = ['–', /[ä-ü]/.test('ö'), \`\u{1f600}\`, '\\u2028'];`);
  assert.match(code, /^[\x20-\x7e]*$/);
  assert.deepEqual(run(code), ['–', true, '\u{1f600}', '\u2028']);
});

test('what is no JavaScript is refused', () => {
  assert.throws(() => minifiedScript('function ('));
});
