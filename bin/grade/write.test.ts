/** Which files a run writes, and which of those that lie there it may remove. */
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { writeResults, type WriteOptions } from './write.ts';
import type { GradedCourse, LearnerResults, Result } from './results/result.ts';

const place = mkdtempSync(join(tmpdir(), 'express-notebook-write-'));
after(() => rmSync(place, { recursive: true }));

const course: GradedCourse = { assignments: new Map(), hidden: new Set() };
const graded: Result = {
  assignment: 'a/b',
  from: 'x',
  submission: 'hash',
  verdict: 'passed',
  points: 3,
  earned: 3,
  outOf: 3,
  checks: [{ id: 'first', status: 'passed', points: 3 }],
  notes: ['no manifest'],
  handedInMs: 0,
};
const open: Result = { ...graded, verdict: 'open', isFault: true, points: 0, earned: 0, checks: [] };

function learner(name: string, ...results: readonly Result[]): LearnerResults {
  const sum = (of: 'points' | 'outOf'): number => results.reduce((total, each) => total + each[of], 0);
  return { learner: name, points: sum('points'), outOf: sum('outOf'), results };
}

function write(out: string, learners: readonly LearnerResults[], options: Partial<WriteOptions> = {}): void {
  writeResults(out, course, {
    learners,
    collected: { handedIn: [], notLookedAt: [] },
    view: { learners: learners.length, missing: [], unknown: [], assignments: [], equal: [] },
    roster: undefined,
    only: undefined,
    changes: undefined,
    fill: { tables: [], assignment: undefined, column: undefined },
    classroom50: { classroom: 'cs', env: {} },
    isSimilarity: false,
    anonymousBy: undefined,
    ...options,
  });
}

test('what is not graded has no score in any file, and none at all where there must be one', () => {
  const out = join(place, 'open');
  const of = (path: string): string => readFileSync(join(out, path), 'utf8');
  write(out, [learner('ana', open), learner('ben', graded, { ...open, assignment: 'a/c' }), learner('cem', graded)]);
  assert.deepEqual(readdirSync(join(out, 'gradescope')), ['cem.json']);
  assert.deepEqual(readdirSync(join(out, 'classroom50')), ['ben-a-b.json', 'cem-a-b.json']);
  assert.match(of('learners/ana.html'), /<p class="total">not graded, by a fault of ours<\/p>/);
  assert.doesNotMatch(of('learners/ana.html'), /0 of/);
  assert.match(of('learners/ben.html'), /<p class="total">3 of 6 points so far; 1 not graded<\/p>/);
  assert.match(of('results.csv'), /^ana,,3,/m);
  assert.match(of('results.json'), /"learner": "ana",\s+"points": null/);
  assert.match(of('junit.xml'), /<skipped message="not graded, by a fault of ours; no manifest"/);
});

test('only what an earlier run wrote is removed: everything else in the folders of the results is somebody’s own', () => {
  const out = join(place, 'own');
  write(out, [learner('ana', graded), learner('ben', graded)]);
  const own = ['learners/notes.txt', 'learners/old.html', 'gradescope/mine.json', 'classroom50/x.json'];
  for (const path of own) writeFileSync(join(out, path), 'mine');
  // Half written by a run that was killed.
  writeFileSync(join(out, 'learners/.ana.html.half'), '<!doc');
  write(out, [learner('ana', graded)], { classroom50: undefined });
  for (const path of own) assert.equal(readFileSync(join(out, path), 'utf8'), 'mine');
  assert.deepEqual(readdirSync(join(out, 'learners')).sort(), ['ana.html', 'notes.txt', 'old.html']);
  assert.deepEqual(readdirSync(join(out, 'classroom50')), ['x.json']);
  write(out, [learner('ana', graded)], { anonymousBy: 'secret' });
  assert.equal(existsSync(join(out, 'learners/ana.html')), false);
  // A folder in which nothing is left goes, too.
  write(out, []);
  assert.deepEqual(readdirSync(join(out, 'gradescope')), ['mine.json']);
});

test('on a page under a code stands no name, neither of a file that was left out nor in a comment', () => {
  const out = join(place, 'anonymous');
  const notes = ['left out: "Pic Man selfie.png": it is of a kind that no program needs'];
  const result: Result = { ...graded, notes, manual: [{ points: 1, comment: 'Well done, Pic' }] };
  write(out, [learner('Pic Man', result)], { anonymousBy: 'secret' });
  const [page = ''] = readdirSync(join(out, 'learners'));
  const text = readFileSync(join(out, 'learners', page), 'utf8');
  assert.match(text, /left out: &quot;[0-9a-z]{8} selfie\.png/);
  assert.doesNotMatch(text, /\b(?:Pic|Man)\b/);
});

test('the list of what was written reaches nothing outside of the folders of the results', () => {
  const out = join(place, 'list');
  write(out, [learner('ana', graded)]);
  const outside = join(place, 'outside.txt');
  writeFileSync(outside, 'mine');
  writeFileSync(join(out, 'written'), '../outside.txt\nlearners/../../outside.txt\nsecret\nlearners/ana.html\n');
  writeFileSync(join(out, 'secret'), 'mine');
  write(out, []);
  assert.deepEqual([existsSync(outside), existsSync(join(out, 'secret'))], [true, true]);
  assert.equal(existsSync(join(out, 'learners')), false);
});
