import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z } from 'zod';
import { NOTHING, phrase } from './language.ts';
import { differencesOf, differencesOfJson, differencesOfLogs, differencesOfNotYet, hasAllLines } from './match.ts';

const response = (status: number, body: string, headers: [string, string][] = []) => ({
  status,
  headers,
  body: new TextEncoder().encode(body),
});

test('what is as documented has no differences', () => {
  const documented = {
    status: 201,
    headers: { 'Content-Type': 'application/json', Vary: 'a, b' },
    json: { id: z.uuid(), rate: 3, tags: ['x', null] },
  };
  const body = JSON.stringify({ id: '0b3f5f0c-7d1e-4c0a-9e57-3d1b0a4f2c11', rate: 3, tags: ['x', null] });
  const headers: [string, string][] = [
    ['content-type', 'application/json'],
    ['vary', 'a'],
    ['vary', 'b'],
  ];
  assert.deepEqual(differencesOf(documented, response(201, body, headers)), []);
});

test('each difference names its place, what was documented and what came', () => {
  const documented = { status: 200, headers: { location: '/x' }, json: { a: [1, 2], b: { 'c d': true }, id: z.int() } };
  const body = '{"a":[1,3,4],"b":{},"extra":1,"id":"7"}';
  assert.deepEqual(differencesOf(documented, response(404, body)), [
    { path: 'status', expected: '200', actual: '404' },
    { path: 'header location', expected: '"/x"', actual: NOTHING },
    { path: 'body.a[1]', expected: '2', actual: '3' },
    { path: 'body.a[2]', expected: NOTHING, actual: '4' },
    { path: 'body.b["c d"]', expected: 'true', actual: NOTHING },
    { path: 'body.id', expected: phrase('issue.type', { type: 'number' }), actual: '"7"' },
    { path: 'body.extra', expected: NOTHING, actual: '1' },
  ]);
});

test('a body that is not JSON, or not empty, is said so', () => {
  assert.deepEqual(differencesOf({ status: 200, json: null }, response(200, '')), [
    { path: 'body', expected: 'JSON', actual: phrase('value.empty-body') },
  ]);
  assert.deepEqual(differencesOf({ status: 200, empty: true }, response(200, 'x')), [
    { path: 'body', expected: '""', actual: '"x"' },
  ]);
});

test('a key that JSON inherits from no prototype is still missing', () => {
  assert.equal(differencesOfJson({ constructor: 'x' }, {}, 'body').length, 1);
  assert.equal(differencesOfJson({}, { constructor: 'x' }, 'body').length, 1);
});

test('log lines are compared one by one, and … allows more', () => {
  assert.deepEqual(differencesOfLogs(['a', '…'], ['a', 'b', 'c']), []);
  assert.deepEqual(differencesOfLogs(['a'], ['a', 'b']), [{ path: 'log[1]', expected: NOTHING, actual: '"b"' }]);
  assert.deepEqual(differencesOfLogs(['a', '…'], []), [{ path: 'log[0]', expected: '"a"', actual: NOTHING }]);
  assert.deepEqual(differencesOfLogs(['…'], []), []);
  assert.deepEqual(differencesOfLogs(['…', 'c'], ['a', 'b', 'c']), []);
  assert.deepEqual(differencesOfLogs(['…', 'b', '…'], ['b']), []);
  assert.deepEqual(differencesOfLogs(['a', '…', z.string().regex(/^c/), '…', 'e'], ['a', 'cc', 'd', 'e']), []);
  assert.deepEqual(differencesOfLogs(['…', 'b'], ['a', 'b', 'c']), [
    { path: 'log', expected: phrase('asked.further-on', { line: '"b"' }), actual: '["a","b","c"]' },
  ]);
});

test('of a log with a gap it is not the number of lines that says that all have come', () => {
  assert.equal(hasAllLines(['a', 'b'], ['a', 'x']), true);
  assert.equal(hasAllLines(['a', 'b'], ['a']), false);
  assert.equal(hasAllLines(['a', '…', 'e', '…'], ['a', 'b', 'c', 'd']), false);
  assert.equal(hasAllLines(['a', '…', 'e', '…'], ['a', 'b', 'c', 'd', 'e']), true);
});

test('an answer that comes behind the end of its work is a difference in order', () => {
  assert.deepEqual(differencesOfNotYet(['computed'], ['begun']), []);
  assert.deepEqual(differencesOfNotYet([], ['computed']), []);
  assert.deepEqual(differencesOfNotYet([z.string().startsWith('comp')], ['begun', 'computed']), [
    {
      path: 'order',
      expected: phrase('asked.answer-first'),
      actual: phrase('got.printed-before', { line: '"computed"' }),
    },
  ]);
});

test('any lines may stand for several places, and the last part stands at the end', () => {
  const holds = (documented: readonly string[], actual: readonly string[]): boolean =>
    differencesOfLogs(documented, actual).length === 0;
  assert.ok(holds(['a', '…', 'b', '…', 'c'], ['a', 'x', 'b', 'y', 'b', 'c']));
  assert.ok(holds(['…', 'b', 'c'], ['b', 'c', 'b', 'c']));
  assert.ok(holds(['a', '…'], ['a']));
  assert.ok(!holds(['…', 'b'], ['b', 'c']));
  assert.ok(!holds(['a', '…', 'b'], ['a']));
  assert.ok(!holds(['…', 'b', '…', 'b'], ['b']));
});
