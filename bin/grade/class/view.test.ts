import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { GradedCheck } from '../verdict/record.ts';
import { sentenceFromSpread, svgFromSpread } from '../write/spread.ts';
import { answerOf, isSameAnswer } from './answer.ts';

const failed: GradedCheck = {
  id: 'first',
  status: 'failed',
  points: 1,
  case: 'a',
  kind: 'wrong',
  sent: `curl -d '{"label":"kopu","age":41}' /rate`,
  differences: [{ path: 'body.label', expected: '"kopu"', actual: '"KOPU"' }],
};

test('an answer is the same whatever was sent, and another where it differs in what was not', () => {
  const sentOther = {
    ...failed,
    sent: `curl -d '{"label":"bami","age":7}' /rate`,
    differences: [{ path: 'body.label', expected: '"bami"', actual: '"KOPU"' }],
  };
  assert.equal(answerOf(failed), answerOf(sentOther));
  const other = { ...failed, differences: [{ path: 'status', expected: '201', actual: '200' }] };
  assert.notEqual(answerOf(failed), answerOf(other));
  assert.equal(answerOf(failed), answerOf({ ...failed, case: 'b' }));
  const named = (key: string): GradedCheck => ({
    ...failed,
    sent: `curl -d '{"${key}":7}' /rate`,
    differences: [{ path: `body.accepted.${key}`, expected: '(nothing)', actual: '7' }],
  });
  assert.equal(answerOf(named('ozzmzduf')), answerOf(named('kopu')));
  assert.ok(isSameAnswer(failed, { ...failed, logs: ['x'] }));
  assert.ok(!isSameAnswer(failed, { ...failed, case: 'b' }));
});

test('a spread tells in words and in a picture the same', () => {
  const points = [0, 2.5, 3, 3];
  assert.equal(sentenceFromSpread(points, 3), '4 graded: 2 with all 3 points, 1 with none. Half have 3 or more.');
  const svg = svgFromSpread(points, 3, 'a < b');
  assert.match(svg, /<title>a &lt; b<\/title><desc>0 points: 1; 2 points: 1; 3 points: 2<\/desc>/);
  assert.equal([...svg.matchAll(/<rect /g)].length, 4);
  assert.match(svgFromSpread([0, 99, 100, 104], 100, ''), /<desc>0–9 points: 1; 90–100 points: 3<\/desc>/);
});
