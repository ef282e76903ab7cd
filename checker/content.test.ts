import assert from 'node:assert/strict';
import { test } from 'node:test';
import { coverageOf, parseLesson, problemsOf, type Content } from './content.ts';
import type { Recording } from './recording.ts';

const recording: Recording = {
  form: 2,
  fingerprint: 'x',
  versions: { node: '24', express: '5', zod: '4' },
  exchanges: {
    'too-high': { status: 422, reason: 'no', headers: [['vary', 'a']], body: '{"msg": "Too big"}', logs: ['no'] },
  },
  runs: { starts: { logs: [{ stream: 'stdout', text: 'Listening' }], exit: { code: 78, signal: null }, steps: [] } },
};

const question = '<Question by="too-high" ask="status" options={["422"]}>What?</Question>\n\n';
const points = Array.from({ length: 16 }, (_, i) => `  S${String(i + 1)}: too-high`).join('\n');
const whole = `---
title: T
points:
${points}
---

# The *first* heading

<Example id="validation/a" />

<Exchange id="too-high" />

Prose, and <Claim by="too-high starts">it answers \`422\` with \`{"msg":"Too big"}\` and \`exit code 78\`</Claim>.

<Run id="starts" />

<Terminal>

\`\`\`console
$ npm test
\`\`\`

</Terminal>

${question.repeat(6)}`;

function contentOf(mdx: string, files: Record<string, string> = { 'main.ts': 'app.listen(3000);\n' }): Content {
  const document = {
    exchanges: { 'too-high': { request: { method: 'GET', path: '/' }, response: { status: 422, empty: true } } },
    runs: { starts: { logs: ['Listening'], exit: { code: 78 } } },
  } as const;
  return {
    lessons: [{ slug: 'validation', texts: { en: parseLesson(mdx) } }],
    catalogue: {
      examples: [{ id: 'validation/a', lesson: 'validation', name: 'a', files, document, fingerprint: 'x' }],
      assignments: [],
    },
    recordingOf: () => recording,
  };
}

test('whole content has no problems, and says what covers each point', () => {
  assert.deepEqual(problemsOf(contentOf(whole)), []);
  assert.deepEqual(coverageOf(contentOf(whole))[15], { point: 'S16', lesson: 'validation', by: 'too-high' });
});

test('a terminal is read as it would be seen', () => {
  const session = '```console\n$ PORT=1 node \\\n  main.ts\nListening\n^C\nleaving\n$ echo $?\n0\n```';
  const { terminals } = parseLesson(`<Terminal second goesOn>\n\n${session}\n\n</Terminal>`);
  assert.deepEqual(terminals, [
    {
      line: 3,
      terminal: 'second',
      goesOn: true,
      steps: [
        { command: 'PORT=1 node \\\n  main.ts', isInterrupted: false, prints: ['Listening'] },
        { isInterrupted: true, prints: ['leaving'] },
        { command: 'echo $?', isInterrupted: false, prints: ['0'] },
      ],
    },
  ]);
});

const broken: readonly [name: string, mdx: string, problem: RegExp][] = [
  [
    'commands that nothing proves',
    `${whole}\n\n\`\`\`sh\nnode main.ts\n\`\`\`\n`,
    /^lessons\/validation\/en\.mdx:\d+: nothing proves these commands/,
  ],
  [
    'no terminal',
    whole.replace(/<Terminal>[^]*<\/Terminal>/, ''),
    /^lessons\/validation\/en\.mdx: shows no <Terminal>/,
  ],
  [
    'a claim that cites nothing',
    whole.replace('by="too-high starts"', 'by=""'),
    /^lessons\/validation\/en\.mdx:28: this claim cites nothing/,
  ],
  [
    'a claim that says what did not happen',
    whole.replace('`422`', '`404`'),
    /the claim says `404`, which occurs nowhere in too-high, starts/,
  ],
  [
    'a citation of what does not exist',
    whole.replace('<Exchange id="too-high"', '<Exchange id="to-high"'),
    /<Exchange> cites "to-high", which no example/,
  ],
  [
    'an exchange that no cell shows',
    whole.replace('<Exchange id="too-high" />', ''),
    /"too-high" of validation\/a is shown nowhere/,
  ],
  ['a run that no cell shows', whole.replace('<Run id="starts" />', ''), /"starts" of validation\/a is shown nowhere/],
  [
    'an example that is opened nowhere',
    whole.replace('<Example id="validation/a" />', ''),
    /the example validation\/a is opened nowhere/,
  ],
  ['a point that nothing covers', whole.replace('  S3: too-high\n', ''), /the point S3 is not covered/],
  [
    'a point covered by nothing on the page',
    whole.replace('S3: too-high', 'S3: elsewhere'),
    /S3 is said to be covered by "elsewhere"/,
  ],
  [
    'a heading with the address of a cell',
    whole.replace('# The *first* heading', '# Too high'),
    /a heading has the same address as the cell "too-high"/,
  ],
  ['too few questions', whole.replace(question, ''), /5 questions/],
];

for (const [name, mdx, problem] of broken) {
  test(`${name} is a problem`, () => {
    assert.notEqual(mdx, whole);
    const problems = problemsOf(contentOf(mdx));
    assert.ok(
      problems.some((text) => problem.test(text)),
      problems.join('\n'),
    );
  });
}

test('a heading may cover a point', () => {
  assert.deepEqual(problemsOf(contentOf(whole.replace('S3: too-high', 'S3: the-first-heading'))), []);
});

test('a program that is too long to read is a problem', () => {
  const long = contentOf(whole, { 'main.ts': 'x;\n'.repeat(81) });
  assert.match(problemsOf(long).join('\n'), /main\.ts: more than 80 lines/);
});

test('a translation cites the same ids in the same order', () => {
  const content = contentOf(whole);
  const texts = {
    en: parseLesson(whole),
    ko: parseLesson(whole.replace('by="too-high starts"', 'by="starts too-high"')),
  };
  const problems = problemsOf({ ...content, lessons: [{ slug: 'validation', texts }] });
  assert.match(problems.join('\n'), /ko\.mdx: cites other ids than en\.mdx/);
});
