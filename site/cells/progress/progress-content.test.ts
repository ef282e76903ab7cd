import { deepEqual, equal, ok } from 'node:assert/strict';
import { test } from 'node:test';
import { mergeRecords, withAttempt, type AssignmentRecord, type Attempt } from '../ground/assignment-record.ts';
import { entriesFromProgress, progressFromText, textFromEntries } from './progress-content.ts';

const NOW = '2026-11-24T08:00:00.000Z';

const attempt = (at: string, points: number): Attempt => ({
  at,
  seed: 'a',
  verdict: points === 4 ? 'passed' : 'failed',
  points,
  outOf: 4,
  passed: [],
  solutionOpened: false,
  files: { 'main.ts': `// ${points}` },
});

const untouched: AssignmentRecord = { attempts: [], count: 0, solutionOpened: false, hintsOpened: 0 };

const entries = {
  'notebook:answer:1:q-1a2b': '2',
  'notebook:draft:1:example:a/b': JSON.stringify({ starter: 'x', mine: { 'main.ts': '// mine' }, at: 1, other: {} }),
  'notebook:assignment:1:a/b': JSON.stringify(withAttempt(untouched, attempt(NOW, 1))),
};

test('what goes into the file comes out of it', () => {
  const outcome = progressFromText(textFromEntries({ ...entries, 'notebook:theme': 'dark' }, NOW));
  ok('progress' in outcome);
  const parsed = (of: Readonly<Record<string, string>>): readonly (readonly unknown[])[] =>
    Object.entries(of)
      .sort(([a], [b]) => a.localeCompare(b, 'en'))
      .map(([key, text]): readonly unknown[] => [key, JSON.parse(text)]);
  deepEqual(parsed(entriesFromProgress(outcome.progress, {})), parsed(entries));
});

test('a file that is not one is refused with its kind', () => {
  const kindOf = (text: string): string | undefined => {
    const outcome = progressFromText(text);
    return 'problem' in outcome ? outcome.problem.kind : undefined;
  };
  const text = textFromEntries(entries, NOW);
  equal(kindOf(text), undefined);
  equal(kindOf(text.slice(0, -5)), 'not-json');
  equal(kindOf('[]'), 'other-file');
  equal(kindOf(text.replace('"version": 1', '"version": 2')), 'later-version');
  equal(kindOf(text.replace('"points": 1', '"points": -1')), 'broken');
});

test('records of two browsers: every attempt once, the better result, the newest last', () => {
  const [early, late] = ['2026-11-24T08:00:00.000Z', '2026-11-24T09:00:00.000Z'];
  const here = withAttempt(withAttempt(untouched, attempt(early, 4)), attempt(late, 2));
  const there = { ...withAttempt(untouched, attempt(early, 4)), solutionOpened: true, hintsOpened: 2 };
  const merged = mergeRecords(there, here);
  deepEqual(
    merged.attempts.map(({ at }) => at),
    [early, late],
  );
  equal(merged.count, 2);
  equal(merged.best?.points, 4);
  equal(merged.solutionOpened, true);
  equal(merged.hintsOpened, 2);
});

test('only the newest attempts are kept whole, and all are counted', () => {
  const days = Array.from({ length: 25 }, (_, day) => `2026-11-${String(day + 1).padStart(2, '0')}T08:00:00.000Z`);
  const record = days.reduce((so, at, day) => withAttempt(so, attempt(at, day === 0 ? 4 : 1)), untouched);
  equal(record.count, 25);
  equal(record.best?.verdict, 'passed');
  equal(record.attempts.at(-1)?.at, days.at(-1));
  ok(record.attempts.length < 25);
});
