import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CommandProblem } from '../problem.ts';
import { askedFrom, problemFromNpm } from './registry.ts';

const used = ['@asteasolutions/zod-to-openapi', 'express', 'node'];

test('a package is asked for with a version, a range, a tag, or nothing', () => {
  assert.deepEqual(askedFrom('express@5.1.0', used), { name: 'express', range: '5.1.0' });
  assert.deepEqual(askedFrom('express@^5', used), { name: 'express', range: '^5' });
  assert.deepEqual(askedFrom('node', used), { name: 'node', range: 'latest' });
  assert.deepEqual(askedFrom('@asteasolutions/zod-to-openapi@next', used).range, 'next');
});

for (const typed of ['koa@latest', '', '@', 'express@', 'express@1;ls', 'express@not a tag', '--force'])
  test(`"${typed}" is refused with a sentence`, () => {
    assert.throws(() => askedFrom(typed, used), CommandProblem);
  });

const asked = { name: 'express', range: '9' };
const told: readonly (readonly [printed: string, sentence: RegExp])[] = [
  ['npm error code E404\nnpm error 404 No match found for version 9', /The registry has no express@9/],
  ['npm error code ETARGET', /There is no version "9" of express/],
  ['', /There is no version "9" of express/],
  ['npm error code ENOTFOUND\nnpm error syscall getaddrinfo', /cannot be reached \(ENOTFOUND\)/],
  ['npm error code EACCES\nnpm error permission denied', /npm could not look up express@9:\nnpm error code EACCES/],
];
for (const [printed, sentence] of told)
  test(`npm's "${printed.split('\n')[0] ?? ''}" becomes a sentence with the next step`, () => {
    const problem = problemFromNpm(asked, printed);
    assert.ok(problem instanceof CommandProblem);
    assert.match(problem.message, sentence);
  });
