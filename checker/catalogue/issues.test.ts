import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseAssignmentWords, parseChecks, type Parsed } from './assignment.ts';
import { parseDocument, type DocumentOutcome } from './document.ts';
import { parseMutants } from './mutants.ts';
import type { Said } from '../language.ts';

const check = { points: 1, see: 'a', cases: { one: () => undefined } };
const asked = { level: 'easy', checks: { a: check }, wrong: {} };
const exchange = { request: { method: 'GET', path: '/' }, response: { status: 200, empty: true } };

/** One for each way in which what an author has written does not fit. */
const refused: readonly (Parsed<unknown> | DocumentOutcome)[] = [
  parseChecks(undefined),
  parseChecks({ ...asked, level: 'mild' }),
  parseChecks({ ...asked, checks: {} }),
  parseChecks({ ...asked, checks: { A: check } }),
  parseChecks({ ...asked, checks: { a: { ...check, points: 0, see: 'No id', given: false, cases: {}, more: 1 } } }),
  parseChecks({ ...asked, checks: { a: { ...check, cases: { one: 1 } } }, more: 1, less: 2 }),
  parseDocument({ exchanges: { a: { request: { method: 'GET', path: 'x' }, response: { status: 99 } } } }),
  parseDocument({ exchanges: { a: { ...exchange, response: { status: 600, text: 1, json: 1 }, logs: [1] } } }),
  parseMutants('{"of":"x","killed":-1,"spared":[{"is":"equal","reason":"no","mutants":[]}],"open":[]}'),
  parseAssignmentWords('---\ntitle: ""\nsummary: x\nminutes: 1.5\nhints: [x]\nchecks: {}\n---\n'),
];

function problemsIn(outcome: Parsed<unknown> | DocumentOutcome): readonly Said[] {
  const problems = 'problems' in outcome ? outcome.problems : [];
  assert.notDeepEqual(problems, []);
  return problems;
}

test('what a schema refuses has words in each language: of none is the English sentence kept', () => {
  for (const problem of refused.flatMap(problemsIn)) {
    assert.ok(typeof problem !== 'string');
    assert.ok(typeof problem.facts?.['what'] === 'object', JSON.stringify(problem));
  }
});
