import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lineOfPace, lineOfTimes } from './pace.ts';

test('the line says which run and since when, how many are left, and which one took longest', () => {
  const running = ['ana', 'b\u001b[2J', 'cem'].map((name, index) => ({ name, seconds: 3 - index }));
  assert.equal(
    lineOfPace({ graded: 10, count: 40, seconds: 30, running }),
    '10 of 40 graded, 30 left, 20 a minute, done in 1 min 30 s; now ana (3 s), b?[2J (2 s) and 1 more',
  );
  assert.match(lineOfPace({ graded: 0, count: 1, seconds: 5, running: [] }), /done in soon known$/);
  assert.match(
    lineOfTimes([
      { name: 'ana', ms: 5 },
      { name: 'ben', ms: 9 },
    ]),
    /the slowest 9 ms: ben$/,
  );
});
