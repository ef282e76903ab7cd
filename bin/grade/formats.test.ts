/** The two formats that another program reads, held to what that program documents. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z } from 'zod';
import { classroomFromResults } from './formats/classroom.ts';
import { gradescopeFromResults } from './formats/gradescope.ts';
import type { GradedCourse, LearnerResults, Result } from './results.ts';

const course: GradedCourse = { assignments: new Map(), hidden: new Set() };
const empty = { assignment: 'a/b', from: 'x', submission: null, points: 0, outOf: 3, checks: [], notes: [] } as const;
const graded: Result = {
  ...empty,
  submission: 'hash',
  verdict: 'failed',
  points: 2,
  checks: [
    { id: 'first', status: 'passed', points: 2 },
    { id: 'second', status: 'failed', points: 1, kind: 'wrong' },
  ],
};
const refused: Result = { ...empty, assignment: 'a/c', verdict: 'refused', notes: ['<b>.ts is no plain file'] };
const open: Result = { ...empty, assignment: 'a/d', verdict: 'open' };

const learner = (...results: readonly Result[]): LearnerResults => ({
  learner: 'ana',
  points: results.reduce((sum, { points }) => sum + points, 0),
  outOf: results.reduce((sum, { outOf }) => sum + outOf, 0),
  results,
});

const status = z.enum(['pass', 'fail', 'error']);
const runnerOutput = z.strictObject({
  version: z.literal(1),
  status,
  max_score: z.number(),
  tests: z.array(
    z.strictObject({
      name: z.string(),
      status,
      message: z.string().nullable(),
      score: z.number(),
      test_code: z.string(),
      filename: z.string(),
      line_no: z.int(),
      duration: z.number(),
    }),
  ),
});

test('the reporter of Classroom adds up what the results say, and tells of what could not be graded', () => {
  const of = (...results: readonly Result[]) => runnerOutput.parse(classroomFromResults(course, learner(...results)));
  const { tests, max_score: outOf, status: whole } = of(graded, refused);
  assert.deepEqual([tests.reduce((sum, { score }) => sum + score, 0), outOf, whole], [2, 6, 'fail']);
  assert.deepEqual(
    tests.map(({ name, status }) => [name, status]),
    [
      ['a/b: first', 'pass'],
      ['a/b: second', 'fail'],
      ['a/c: submission', 'fail'],
    ],
  );
  assert.deepEqual([tests[0]?.message, tests[2]?.message], [null, '<b>.ts is no plain file']);
  assert.equal(of(graded, open).status, 'error');
  assert.equal(of(open).tests.length, 1);
  assert.equal(of({ ...graded, verdict: 'passed' }).status, 'pass');
});

const visibility = z.enum(['hidden', 'after_due_date', 'after_published', 'visible']);
const outputFormat = z.enum(['text', 'html', 'simple_format', 'md', 'ansi']);
const gradescopeResults = z.strictObject({
  score: z.number(),
  execution_time: z.number().optional(),
  output: z.string().optional(),
  output_format: outputFormat.optional(),
  test_output_format: outputFormat.optional(),
  test_name_format: outputFormat.optional(),
  visibility: visibility.optional(),
  stdout_visibility: visibility.optional(),
  extra_data: z.record(z.string(), z.unknown()).optional(),
  tests: z.array(
    z.strictObject({
      score: z.number().optional(),
      max_score: z.number().optional(),
      status: z.enum(['passed', 'failed']).optional(),
      name: z.string().optional(),
      name_format: outputFormat.optional(),
      number: z.string().optional(),
      output: z.string().optional(),
      output_format: outputFormat.optional(),
      tags: z.array(z.string()).optional(),
      visibility: visibility.optional(),
      extra_data: z.record(z.string(), z.unknown()).optional(),
    }),
  ),
});

test('Gradescope finds the score, a test for each check, and what a learner wrote as text, not as HTML', () => {
  const of = (...results: readonly Result[]) =>
    gradescopeResults.parse(gradescopeFromResults(course, learner(...results)));
  const { score, tests, output, output_format: format } = of(graded, refused);
  assert.deepEqual([score, output, format], [2, 'a/c: <b>.ts is no plain file', 'text']);
  assert.deepEqual(
    tests.map((each) => [each.number, each.score, each.max_score]),
    [
      ['1', 2, 2],
      ['2', 0, 1],
    ],
  );
  assert.match(of(open).output ?? '', /a\/d: not graded yet/);
});
