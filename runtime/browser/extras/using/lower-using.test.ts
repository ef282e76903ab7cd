import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withInsertions } from '../../ground/positions/insertions.ts';
import { inOrder } from '../../modules/syntax/keep-context.ts';
import { stripTypes } from '../../modules/syntax/strip-types.ts';
import { usingScope } from './disposal.ts';
import { usingInsertions } from './lower-using.ts';

const resource = (told: string[], name: string): object => ({
  [Symbol.dispose]: () => void told.push(`closed ${name}`),
});

/** The body of an async function, with `using` rewritten; `open` makes a resource, `told` hears. */
async function run(body: string): Promise<readonly string[]> {
  const parts = stripTypes(`async function main() {\n${body}\n}`);
  const code = withInsertions(parts.code, inOrder(usingInsertions(parts, '$0')));
  assert.doesNotMatch(code.replace(/\/\*.*?\*\//g, ''), /\busing\b/);
  const told: string[] = [];
  const made: unknown = (0, eval)(`(told, open, $0u) => { ${code}\nreturn main(); }`);
  const act: (...args: unknown[]) => unknown = (...args) =>
    typeof made === 'function' ? Reflect.apply(made, undefined, args) : undefined;
  await act(told, (name: string) => resource(told, name), usingScope);
  return told;
}

test('a block closes what it declares, the last first, however it is left', async () => {
  assert.deepEqual(await run(`{ using a = open('a'); using b = open('b'); told.push('in'); } told.push('after');`), [
    'in',
    'closed b',
    'closed a',
    'after',
  ]);
  assert.deepEqual(
    await run(`for (const n of [1, 2]) { using a = open('a' + n); if (n === 1) continue; told.push('2'); }`),
    ['closed a1', '2', 'closed a2'],
  );
  assert.deepEqual(
    await run(`try { using a = open('a'); throw new Error('x'); } catch (e) { told.push(e.message); }`),
    ['closed a', 'x'],
  );
});

test('a value may go over lines, and end without a semicolon', async () => {
  assert.deepEqual(await run(`{ using a = open(\n  ['a', 'b'].join('')\n)\ntold.push('in')\n}`), ['in', 'closed ab']);
  assert.deepEqual(
    await run(`{ using a =\n  true\n    ? open('a')\n    : null\n  ;[1].forEach((n) => told.push('n' + n)) }`),
    ['n1', 'closed a'],
  );
});

test('await using waits for the end, and an error of the end joins the one of the body', async () => {
  const later = `{ async [Symbol.asyncDispose]() { await null; told.push('later'); } }`;
  assert.deepEqual(await run(`{ await using a = ${later}; told.push('in'); } told.push('after');`), [
    'in',
    'later',
    'after',
  ]);
  const failing = `{ [Symbol.dispose]() { throw new Error('end'); } }`;
  assert.deepEqual(
    await run(
      `try { using a = ${failing}; throw new Error('body'); } catch (e) { told.push(e.name, e.error.message, e.suppressed.message); }`,
    ),
    ['SuppressedError', 'end', 'body'],
  );
});

test('a variable may be called using', () => {
  const parts = stripTypes('let using = 1;\nusing = 2;\nusing\nx = 3;');
  assert.deepEqual(usingInsertions(parts, '$0'), []);
});
