/** What another program reads, held to what that program publishes: its schema, or the header of its own export. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z } from 'zod';
import { classroom50FromResult } from './classroom50.ts';
import { optionsFrom } from '../options.ts';
import { visible } from '../results/visible.ts';
import { csvFromResults } from './csv.ts';
import { gradescopeFromResults } from './gradescope.ts';
import { junitFromResults } from './junit.ts';
import type { GradedCourse, LearnerResults, Result } from '../results/result.ts';

const course: GradedCourse = { assignments: new Map(), hidden: new Set() };
const empty = {
  assignment: 'a/b',
  from: 'x',
  submission: null,
  points: 0,
  earned: 0,
  outOf: 3,
  checks: [],
  notes: [],
  handedInMs: 0,
} as const;
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

const present = z.string().min(1);
const count = z.int().nonnegative();
const seconds = z.string().regex(/^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d:[0-5]\dZ$/);
/** As `schemas/result-v1.schema.json` of foundation50/classroom50 has it, with what it says of sums. */
const classroom50Result = z
  .strictObject({
    schema: z.literal('classroom50/result/v1'),
    classroom: present,
    assignment: present,
    assignment_type: z.enum(['individual', 'group']),
    owner: present,
    submission: z.string().regex(/^submit\//),
    commit: present,
    release: present,
    review: present,
    datetime: seconds,
    score: count,
    'max-score': count,
    tests: z.array(z.looseObject({ 'test-name': present, passed: z.boolean(), score: count, 'max-score': count })),
  })
  .refine((result) => result.score <= result['max-score'])
  .refine(({ tests }) => tests.every((each) => each.score <= each['max-score']));

test('Classroom 50 takes each result, whatever became of it, and by the names that its runner gives', () => {
  const of = (result: Result, env: Readonly<Record<string, string>> = {}) =>
    classroom50Result.parse(classroom50FromResult(course, learner(result), result, { classroom: 'cs', env }));
  const { score, tests } = of(graded);
  assert.deepEqual([score, tests.map(({ passed }) => passed)], [2, [true, false]]);
  for (const each of [refused, { ...graded, points: 2.5 }, { ...graded, points: 9 }]) of(each);
  const env = { ASSIGNMENT: 'hello', OWNER: 'alice', SUBMISSION_TAG: 'submit/1', COMMIT_URL: 'https://example.org/1' };
  const { assignment, owner, submission, review } = of(graded, env);
  assert.deepEqual([assignment, owner, submission, review], ['hello', 'alice', 'submit/1', 'https://example.org/1']);
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
});

test('what an answer or a file’s name hides or reorders is shown as a control is, in every text', () => {
  const differences = [{ path: 'body', expected: '"a"', actual: '"\u202Eb\u0007"' }];
  const checks: Result['checks'] = [
    { id: 'first', status: 'failed', points: 1, kind: 'wrong', differences, logs: ['\u001B[31m'] },
  ];
  const result: Result = { ...graded, checks, notes: ['left out: "\u202Egnp.x"'] };
  const text = JSON.stringify(gradescopeFromResults(course, learner(result)));
  assert.doesNotMatch(text, /\u202E/);
  for (const shown of ['\\\\u202eb\\\\u0007', '\\\\u001b[31m', '\\\\u202egnp.x']) assert.ok(text.includes(shown), text);
  assert.equal(visible('👩‍💻 tab\tkeeps'), '👩‍💻 tab\tkeeps');
});

test('what is of no assignment is told without one', () => {
  const unknown: Result = { ...refused, assignment: '' };
  const csv = csvFromResults(course, [learner(unknown)], { equal: [], header: [], unknown: new Set<string>() });
  assert.match(csv, /,refused; <b>\.ts is no plain file$/m);
  assert.match(JSON.stringify(gradescopeFromResults(course, learner(unknown))), /"output":"<b>/);
  const { assignment } = classroom50Result.parse(
    classroom50FromResult(course, learner(unknown), unknown, { classroom: 'cs', env: {} }),
  );
  assert.equal(assignment, 'unknown');
});

/** Of the JUnit schema of Jenkins' xUnit plugin: elements, with what each must have and may have beside it. */
const junitElements: Readonly<
  Record<string, readonly [needed: readonly string[], allowed: readonly string[], children: readonly string[]]>
> = {
  testsuites: [[], ['name', 'time', 'tests', 'failures', 'errors'], ['testsuite']],
  testsuite: [['name'], ['tests', 'failures', 'errors', 'skipped', 'time'], ['testcase']],
  testcase: [['name'], ['classname', 'time'], ['failure', 'skipped']],
  failure: [[], ['type', 'message'], []],
  skipped: [[], ['type', 'message'], []],
};

interface Tag {
  readonly name: string;
  readonly attributes: readonly string[];
  readonly above: string;
}

/** The elements of a document that has no comments and escapes every `<` and `>`. */
function tagsIn(xml: string): readonly Tag[] {
  const tags: Tag[] = [];
  const open: string[] = [];
  for (const [, closing, name = '', rest = ''] of xml.matchAll(/<(\/?)(\w+)([^<>]*)>/g)) {
    if (closing === '/') {
      assert.equal(open.pop(), name);
      continue;
    }
    const attributes = [...rest.matchAll(/ (\w+)="[^"<]*"/g)].map(([, each = '']) => each);
    tags.push({ name, attributes, above: open.at(-1) ?? '' });
    if (!rest.endsWith('/')) open.push(name);
  }
  assert.deepEqual(open, []);
  return tags;
}

test('JUnit finds suites and cases by the names of its schema, and numbers that add up', () => {
  const xml = junitFromResults(course, [learner(graded, refused, open)]);
  const tags = tagsIn(xml);
  for (const { name, attributes, above } of tags) {
    const [needed, allowed] = junitElements[name] ?? assert.fail(name);
    assert.ok(above === '' || junitElements[above]?.[2].includes(name), `${name} in ${above}`);
    assert.deepEqual(
      needed.filter((each) => !attributes.includes(each)),
      [],
      name,
    );
    assert.deepEqual(
      attributes.filter((each) => ![...needed, ...allowed].includes(each)),
      [],
      name,
    );
  }
  assert.equal(tags.filter(({ name }) => name === 'testcase').length, 4);
  assert.match(xml, /tests="4" failures="2" errors="0" skipped="1"/);
});

test('a column of the roster that is called as one of ours is told apart', () => {
  const options = { equal: [], header: ['Learner', 'points', 'group'], unknown: new Set<string>() };
  const [header = ''] = csvFromResults(course, [learner(graded)], options).split('\n');
  assert.match(header, /^\uFEFFlearner,Learner \(roster\),points \(roster\),group,points,out of,notes/);
});

test('an option that says something of another one is refused without it', () => {
  assert.throws(() => optionsFrom(['.', '--out', 'x', '--fill-column', 'Rows']), /--fill-column .*--fill/);
});

test('a classroom has a short name, since it becomes part of others', () => {
  const named = (name: string) => optionsFrom(['.', '--out', 'x', '--classroom50', name]);
  for (const name of ['../x', 'a b', '']) assert.throws(() => named(name), /short name of a classroom/);
  assert.ok(named('cs101-b') !== undefined);
});
