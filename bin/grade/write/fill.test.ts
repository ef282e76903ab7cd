/** A platform's own export, filled in: held to the header that the platform writes. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { readTable } from '../tables/table.ts';
import type { GradedCourse, LearnerResults, Result } from '../results/result.ts';
import { filledFrom } from './fill.ts';

const course: GradedCourse = { assignments: new Map(), hidden: new Set() };
const graded: Result = {
  assignment: 'a/b',
  from: 'x',
  submission: 'hash',
  verdict: 'failed',
  points: 2,
  earned: 2,
  outOf: 3,
  checks: [],
  notes: [],
  handedInMs: 0,
};

function learner(result: Result): LearnerResults {
  return { learner: 'ana', points: result.points, outOf: result.outOf, results: [result] };
}

const folder = mkdtempSync(join(tmpdir(), 'express-notebook-fill-'));
after(() => rmSync(folder, { recursive: true }));

function tableOf(name: string, text: string) {
  writeFileSync(join(folder, name), text);
  return readTable('fill', join(folder, name));
}

const fillOf = (text: string, options: { readonly assignment?: string; readonly column?: string } = {}) =>
  filledFrom(
    course,
    tableOf('export.csv', text),
    [
      { ...learner(graded), learner: 'Ana García', platformId: '17' },
      { ...learner(graded), learner: '김민수' },
      { ...learner(graded), learner: 'nobody' },
    ],
    { assignment: 'a/b', column: undefined, ...options },
  );

test('Moodle’s grading worksheet is filled in, and every other cell stays', () => {
  const header =
    'Identifier,Full name,Email address,Status,Grade,Maximum Grade,Grade can be changed,Last modified (submission),Last modified (grade),Feedback comments';
  const rows = [
    'Participant 17,"García, Ana",a@b.c,Submitted,,100.00,Yes,"Friday, 1 May",-,',
    'Participant 18,김민수,,Submitted,,"100,00",Yes,-,-,',
    'Participant 19,Cem,,No submission,,100.00,Yes,-,-,',
  ];
  const { csv, rows: count, without } = fillOf([header, ...rows].join('\r\n'));
  assert.deepEqual(csv.replace('\uFEFF', '').trim().split('\r\n'), [
    header,
    'Participant 17,"García, Ana",a@b.c,Submitted,66.67,100.00,Yes,"Friday, 1 May",-,',
    'Participant 18,김민수,,Submitted,"66,67","100,00",Yes,-,-,',
    rows[2],
  ]);
  assert.deepEqual([count, without], [2, ['nobody']]);
});

test('Moodle gets no grade above its maximum, and a comment that a teacher has written stays before ours, once', () => {
  const header = 'Identifier,Full name,Grade,Maximum Grade,Feedback comments';
  const bonus: Result = { ...graded, points: 4, notes: ['by hand'] };
  const of = (...cells: readonly string[]) => {
    const rows = cells.map((cell, index) => `Participant ${index},ana,,"100,00",${cell}`);
    const options = { assignment: 'a/b', column: undefined };
    return filledFrom(course, tableOf('comments.csv', [header, ...rows].join('\n')), [learner(bonus)], options);
  };
  const { csv, above } = of('', '=mine', '"mine\nby hand"');
  assert.deepEqual(csv.replace('\uFEFF', '').trim().split('\r\n').slice(1), [
    'Participant 0,ana,100,"100,00",by hand',
    'Participant 1,ana,100,"100,00","=mine\nby hand"',
    'Participant 2,ana,100,"100,00","mine\nby hand"',
  ]);
  assert.deepEqual([above.isCapped, [...new Set(above.learners)]], [true, ['ana']]);
  const gradebook = 'Student,ID,Section,a/b (1)\n  Points Possible,,,6\nana,1,A,\n';
  const canvas = filledFrom(course, tableOf('canvas.csv', gradebook), [learner(bonus)], {
    assignment: 'a/b',
    column: 'a/b (1)',
  });
  assert.match(canvas.csv, /^ana,1,A,8\r$/m);
  assert.deepEqual(canvas.above, { learners: ['ana'], isCapped: false });
});

test('a running number of the roster is nobody’s number of the platform', () => {
  const [ana, eva] = [
    { ...learner(graded), learner: 'ana', row: ['Ana', '1'] },
    { ...learner({ ...graded, points: 3 }), learner: 'Eva Kim', row: ['Eva Kim', '2'] },
  ];
  const text = 'Identifier,Full name,Grade,Maximum Grade\nParticipant 1,Eva Kim,,3\nParticipant 2,Ana,,3\n';
  const { csv } = filledFrom(course, tableOf('numbers.csv', text), [ana, eva], {
    assignment: 'a/b',
    column: undefined,
  });
  assert.match(csv, /Participant 1,Eva Kim,3,3\r\nParticipant 2,Ana,2,3/);
});

test('Canvas’s gradebook is filled in, in the column that was named', () => {
  const header = 'Student,ID,SIS User ID,SIS Login ID,Section,Rows (1234),Current Score';
  const rows = ['    Points Possible,,,,,6.00,', '"García, Ana",17,S1,ana,A,,50', '김민수,18,S2,minsu,A,,60'];
  const text = [header, ...rows].join('\n');
  const { csv } = fillOf(text, { column: 'Rows (1234)' });
  assert.deepEqual(csv.replace('\uFEFF', '').trim().split('\r\n'), [
    header,
    '    Points Possible,,,,,6.00,',
    '"García, Ana",17,S1,ana,A,4,50',
    '김민수,18,S2,minsu,A,4,60',
  ]);
  assert.throws(() => fillOf(text), /Name one with --fill-column: Rows \(1234\), Current Score/);
  assert.throws(() => fillOf('a,b\n1,2'), /neither Moodle’s|neither Moodle's/);
});
