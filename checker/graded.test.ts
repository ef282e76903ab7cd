import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import type { ExampleFiles, RunningExample, Runtime } from '#runtime/contract.ts';
import { checkSubmission } from './assignment.ts';
import { readWords } from './catalogue.ts';
import { problemsOfSubmission, survivalOf, type GradedAssignment, type SubmissionName } from './graded.ts';

/** A program here is the two statuses that it answers with, for `/first` and `/second`. */
const program = (first: number, second: number): ExampleFiles => ({ 'main.ts': JSON.stringify([first, second]) });

function start(files: ExampleFiles): RunningExample {
  const [first, second] = String(files['main.ts']).match(/\d+/g) ?? [];
  const exit = { code: 0, signal: null, reason: 'killed' } as const;
  const ended = Promise.withResolvers<typeof exit>();
  return {
    ready: Promise.resolve(3000),
    exit: ended.promise,
    ports: () => [3000],
    waitedMs: () => 0,
    send: ({ path }) =>
      Promise.resolve({
        status: Number(path.startsWith('/first') ? first : second),
        reason: '',
        headers: [],
        body: new Uint8Array(),
        tookMs: 1,
      }),
    signal: () => undefined,
    stop() {
      ended.resolve(exit);
      return ended.promise;
    },
  };
}

const runtime: Runtime = { name: 'node', start, close: () => Promise.resolve() };

const whole: GradedAssignment = {
  document: {
    level: 'easy',
    checks: {
      first: {
        points: 1,
        see: 'first',
        cases: { any: ({ ask, draw }) => ask({ method: 'GET', path: `/first?${draw.word()}` }, { status: 200 }) },
      },
      second: {
        points: 1,
        see: 'second',
        cases: { any: ({ ask }) => ask({ method: 'GET', path: '/second' }, { status: 201 }) },
      },
    },
    wrong: { 'first-missing': 'first', 'second-missing': 'second' },
  },
  starter: program(404, 404),
  solution: program(200, 201),
  wrong: { 'first-missing': program(404, 201), 'second-missing': program(200, 404) },
};

/** The ids of words will do. */
const texts = readWords(join(import.meta.dirname, 'to-mend'), 'en');
const told = { seed: 'a', language: { locale: 'en', texts } };

const names: readonly SubmissionName[] = [
  'starter',
  'solution',
  { wrong: 'first-missing' },
  { wrong: 'second-missing' },
];

test('what the starter passes counts when something else passes, too', async () => {
  const { first, second } = whole.document.checks;
  if (first === undefined || second === undefined) throw new Error('Two checks are judged here.');
  const document = { ...whole.document, checks: { first, second: { ...second, given: true as const } } };
  const assignment = { ...whole, document, starter: program(404, 201) };
  assert.deepEqual(await problemsOfSubmission(runtime, assignment, 'starter', told), []);
  const judge = (files: ExampleFiles) => checkSubmission(runtime, files, document, { seed: 'a' });
  assert.equal((await judge(program(404, 201))).points, 0);
  assert.equal((await judge(program(200, 404))).points, 1);
  assert.equal((await judge(program(200, 201))).points, 2);
  const refused = await problemsOfSubmission(runtime, { ...assignment, starter: program(404, 404) }, 'starter', told);
  assert.match(refused.join(), /second is called given, and refuses it/);
});

test('an assignment that judges as it says has no problems, and no mistake survives', async () => {
  for (const name of names) assert.deepEqual(await problemsOfSubmission(runtime, whole, name, told), []);
  const seeds = ['a', 'b', 'c'];
  assert.deepEqual(await survivalOf(runtime, whole, 'first-missing', seeds), { passed: 0, tried: 3 });
  // Its check draws nothing: once is enough.
  assert.deepEqual(await survivalOf(runtime, whole, 'second-missing', seeds), { passed: 0, tried: 1 });
});

const broken: readonly [what: string, name: SubmissionName, change: Partial<GradedAssignment>, problem: RegExp][] = [
  ['a starter that passes', 'starter', { starter: program(200, 201) }, /^starter: it passes/],
  ['a starter that earns points', 'starter', { starter: program(404, 201) }, /^starter: it earns 1 points by second/],
  ['a solution that fails', 'solution', { solution: program(200, 500) }, /^solution: second refuses it/],
  [
    'a wrong one that passes',
    { wrong: 'first-missing' },
    { wrong: { 'first-missing': program(200, 201) } },
    /^wrong\/first-missing: it passes; first must refuse it/,
  ],
  [
    'a wrong one that another check refuses, too',
    { wrong: 'first-missing' },
    { wrong: { 'first-missing': program(404, 404) } },
    /^wrong\/first-missing: refused by second/,
  ],
];

for (const [what, name, change, problem] of broken) {
  test(`${what} is a problem`, async () => {
    assert.match((await problemsOfSubmission(runtime, { ...whole, ...change }, name, told)).join('\n'), problem);
  });
}

test('a mistake that its check lets pass survives, and is counted', async () => {
  const lenient = { ...whole, wrong: { 'first-missing': program(200, 404) } };
  assert.deepEqual(await survivalOf(runtime, lenient, 'first-missing', ['a', 'b']), { passed: 2, tried: 2 });
});
