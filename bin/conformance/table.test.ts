import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Failure, PlaceResult, Results } from './checkouts.ts';
import { isAsKnown, linesOfFailures, linesOfTable } from './table.ts';

const result = (passed: number, failures: readonly Failure[] = [], isWhole = true): PlaceResult => ({
  passed,
  failed: failures.length,
  failures,
  pending: 0,
  isWhole,
  tookMs: 1,
  lastWords: [],
});
const failed = (title: string, message: string): Failure => ({ type: 'failed', title, message });
const secure = failed(
  'a session is secure',
  'The feature https.createServer is unavailable on the current platform, which is being used to run Node.js',
);
const wrong = failed('adds', 'expected 3');

const results: Results = new Map([
  [
    'session',
    new Map([
      ['node', result(160)],
      ['firefox', result(158, [secure, wrong])],
    ]),
  ],
  ['etag', new Map([['node', result(7, [], false)]])],
]);

test('a line for each package, a column for each place, and the sum', () => {
  assert.deepEqual(linesOfTable(results, ['node', 'firefox']), [
    '                    node     firefox',
    'session        160 / 160   158 / 160',
    'etag      7 / 7, cut off           –',
    'all            167 / 167   158 / 160',
  ]);
});

test('a failure is told with its words, or by the difference that names it', () => {
  assert.deepEqual(linesOfFailures(results), [
    'session, firefox: ✗ a session is secure (no-processes)',
    'session, firefox: ✗ adds',
    '    expected 3',
  ]);
});

test('what is named is as known in a browser, and nothing in Node', () => {
  assert.equal(isAsKnown(result(1, [secure]), 'webkit'), true);
  assert.equal(isAsKnown(result(1, [secure]), 'node'), false);
  assert.equal(isAsKnown(result(1, [wrong]), 'webkit'), false);
  assert.equal(isAsKnown(result(0), 'webkit'), false);
  assert.equal(isAsKnown(result(1, [], false), 'webkit'), false);
});
