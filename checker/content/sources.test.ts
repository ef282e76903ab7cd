import assert from 'node:assert/strict';
import { test } from 'node:test';
import { problemsOfSource } from './sources.ts';

test('what is no address and no version has words in each language', () => {
  const citation = { component: 'Source', line: 1, attributes: { href: 'x', read: 'y' }, expressions: {}, quotes: [] };
  const problems = problemsOfSource('a:1', { ...citation, text: '' }, { versions: {}, trials: {} });
  assert.equal(problems.length, 2);
  for (const problem of problems)
    assert.ok(typeof problem === 'object' && typeof problem.facts?.['problem'] === 'object', JSON.stringify(problem));
});
