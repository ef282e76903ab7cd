import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CatalogueAssignment, CatalogueExample } from '../catalogue.ts';
import { problemsOfAssignments } from './assignments.ts';
import { inEnglish } from '../to-mend.ts';

const main = 'app.listen(3000);\n';

const example: CatalogueExample = {
  id: 'validation/a',
  lesson: 'validation',
  name: 'a',
  files: { 'main.ts': main },
  document: { exchanges: { good: { request: { method: 'GET', path: '/' }, response: { status: 200, empty: true } } } },
  fingerprint: 'x',
};

const whole: CatalogueAssignment = {
  id: 'validation/rows',
  lesson: 'validation',
  name: 'rows',
  words: {
    en: {
      title: 'Rows',
      summary: 'Rows.',
      minutes: 9,
      hints: ['a', 'b'],
      checks: { ok: { title: 'It is', hint: 'Look' } },
    },
  },
  briefs: { en: '- It is. <Checked by="ok" />\n' },
  document: {
    level: 'easy',
    checks: { ok: { points: 1, see: 'good', cases: { any: () => Promise.resolve() } } },
    wrong: { one: 'ok', two: 'ok', three: 'ok' },
  },
  starter: { 'main.ts': `// TODO\n${main}` },
  solution: { 'main.ts': main },
  wrong: { one: { 'main.ts': '1' }, two: { 'main.ts': '2' }, three: { 'main.ts': '3' } },
  checksText: '',
  mutants: undefined,
  fingerprint: 'x',
};

/** The course as a whole has too few of them in each of these. */
function problemsOf(assignment: CatalogueAssignment): readonly string[] {
  const about = `assignments/${assignment.id}`;
  return problemsOfAssignments({ examples: [example], assignments: [assignment] }, ['validation'])
    .map(inEnglish)
    .filter((problem) => problem.startsWith(about));
}

test('a whole assignment has no problems; one alone is too few for a lesson and for the course', () => {
  assert.deepEqual(problemsOf(whole), []);
  assert.match(
    problemsOfAssignments({ examples: [example], assignments: [whole] }, ['validation'])
      .map(inEnglish)
      .join('\n'),
    /2 or more.*\n.*16 or more/,
  );
});

const broken: readonly [name: string, change: Partial<CatalogueAssignment>, problem: RegExp][] = [
  ['a starter with nothing to do', { starter: { 'main.ts': main } }, /no file of the starter has a \/\/ TODO/],
  ['a mistake without a folder', { wrong: { one: {}, two: {} } }, /there is no wrong\/three\//],
  [
    'a folder that no check refuses',
    { wrong: { ...whole.wrong, four: {} } },
    /does not say which check refuses wrong\/four\//,
  ],
  ['a wrong one that is right', { wrong: { ...whole.wrong, one: whole.solution } }, /wrong\/one\/ is the solution/],
  ['no words', { words: {} }, /there is no en\.mdx/],
  [
    'a check without a title',
    { words: { en: { title: 'R', summary: 'R', minutes: 1, hints: ['a', 'b'], checks: {} } } },
    /"ok" has no title/,
  ],
  [
    'a solution with a file that the starter lacks',
    { solution: { ...whole.solution, 'rows.ts': '' } },
    /: solution\/rows\.ts is no file of the starter.* Put one in starter\//,
  ],
  [
    'a wrong one with a file that the starter lacks',
    { wrong: { ...whole.wrong, one: { 'main.ts': '1', 'rows/first.ts': '' } } },
    /: wrong\/one\/rows\/first\.ts is no file of the starter/,
  ],
  ['a long file', { solution: { 'main.ts': 'x\n'.repeat(81) } }, /main\.ts has more than 80 lines/],
];

for (const [name, change, problem] of broken) {
  test(`${name} is a problem`, () => {
    assert.match(problemsOf({ ...whole, ...change }).join('\n'), problem);
  });
}
