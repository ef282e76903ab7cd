import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import type { AssignmentWords } from './check.ts';
import { readWords } from './catalogue.ts';
import { linesFromReport } from './report.ts';

const english = { locale: 'en', texts: readWords(join(import.meta.dirname, 'language'), 'en') };

const words: AssignmentWords = {
  title: 'Rows',
  summary: 'Rows.',
  minutes: 9,
  hints: [],
  checks: { first: { title: 'It answers, at once', hint: 'Look' }, second: { title: 'It lasts', hint: 'Wait' } },
};

test('a check that was not tried says in a sentence which titles must pass first', () => {
  const outcome = { points: 2, isDrawn: false } as const;
  const lines = linesFromReport(
    {
      seed: 'a',
      verdict: 'failed',
      points: 0,
      outOf: 4,
      checks: [
        { ...outcome, id: 'first', status: 'fault', fault: 'no port' },
        { ...outcome, id: 'second', status: 'skipped', awaits: ['first', 'gone'] },
      ],
    },
    words,
    english,
  );
  assert.deepEqual(lines, [
    '! It answers, at once (2)',
    '    Not counted: a mistake of ours, not yours (no port). Please report it.',
    '– It lasts (2)',
    '    Not tried yet: make “It answers, at once”, “gone” pass first.',
    '',
    'Not yet: 2 of 2 checks do not pass. 0 of 4 points',
  ]);
});
