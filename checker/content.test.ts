import assert from 'node:assert/strict';
import { test } from 'node:test';
import { coverageOf, parseLesson, problemsOf, type Content } from './content.ts';
import type { Recording } from './recording.ts';
import { inEnglish } from './to-mend.ts';

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

Prose, and <Claim by="too-high starts" point="D7">it answers \`422\` with \`{"msg":"Too big"}\` and \`exit code 78\`</Claim>.

<Run id="starts" />

<Terminal>

\`\`\`console
$ npm test
\`\`\`

</Terminal>

${question.repeat(6)}`;

const program = '\n<Example id="validation/a" />\n';

/** The whole lesson with one part more, and an end. */
const withPart = (begin: string): string =>
  `${whole}\n\n## More\n\n${begin}\n${program}\n### Even more\n${program.repeat(3)}\n## The end\n`;

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
    glossary: '',
    tried: { versions: {}, trials: {} },
    recordingOf: () => recording,
  };
}

test('whole content has no problems, and says what covers each point', () => {
  assert.deepEqual(problemsOf(contentOf(whole)), []);
  const coverage = coverageOf(contentOf(whole));
  assert.deepEqual(coverage[15], { point: 'S16', lesson: 'validation', by: 'too-high' });
  assert.deepEqual(coverage[16], { point: 'D7', lesson: 'validation', by: 'too-high starts' });
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
    'a sentence that nothing stands behind',
    whole.replace('Prose, and', 'FastAPI sends `200`. And'),
    /^lessons\/validation\/en\.mdx:28: nothing stands behind "FastAPI sends `200`\." \(code … sends\)/,
  ],
  [
    'a source without a version',
    `${whole}\n<Source href="https://a.org" read="yes">FastAPI sends it.</Source>\n`,
    /en\.mdx:\d+: <Source>: read is a product with its version/,
  ],
  [
    'a source that rests on no trial',
    `${whole}\n<Source href="https://a.org" read="A 1.2" tried="sent">FastAPI sends it.</Source>\n`,
    /there is no trial "sent" in e2e\/elsewhere\/\./,
  ],
  ['a mistake that nothing holds', whole.replace(' point="D7"', ''), /no claim and no source holds D7/],
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
  [
    'five programs outside of what may be skipped',
    `${withPart('<MaySkip to="the-end" />')}${program.repeat(4)}`,
    /^lessons\/validation\/en\.mdx: 5 programs to understand, at most 4: validation\/a, validation\/a/,
  ],
  ['more than can be read in one sitting', `${whole}${'word '.repeat(9_000)}`, /takes 55 minutes, at most 45/],
  [
    'minutes that nobody needs',
    whole.replace('title: T', 'title: T\nminutes: 20'),
    /says 20 minutes and takes about 5/,
  ],
  [
    'a part that says late that it may be skipped',
    withPart('Words.\n\n<MaySkip to="the-end" />'),
    /^lessons\/validation\/en\.mdx:\d+: a part that may be skipped says so at once/,
  ],
  [
    'a part that leads elsewhere',
    withPart('<MaySkip to="too-high" />'),
    /whoever skips this part goes on with "the-end", and not with "too-high"/,
  ],
  ['a last part that may be skipped', `${whole}\n\n## More\n\n<MaySkip to="the-end" />\n`, /nothing follows/],
  [
    'a point in a part that may be skipped',
    withPart('<MaySkip to="the-end" />').replace('S3: too-high', 'S3: more'),
    /S3 is covered by "more" alone, which may be skipped/,
  ],
];

for (const [name, mdx, problem] of broken) {
  test(`${name} is a problem`, () => {
    assert.notEqual(mdx, whole);
    const problems = problemsOf(contentOf(mdx)).map(inEnglish);
    assert.ok(
      problems.some((text) => problem.test(text)),
      problems.join('\n'),
    );
  });
}

test('a part that may be skipped ends before the next heading of its rank, and its programs do not count', () => {
  const mdx = withPart('<MaySkip to="the-end" />');
  assert.deepEqual(problemsOf(contentOf(mdx)), []);
  const [part] = parseLesson(mdx).parts.skippable;
  assert.equal(part?.programs.length, 4);
  assert.deepEqual(part.places, ['more', 'even-more']);
});

test('a heading may cover a point', () => {
  assert.deepEqual(problemsOf(contentOf(whole.replace('S3: too-high', 'S3: the-first-heading'))), []);
});

test('a program that is too long to read is a problem', () => {
  const long = contentOf(whole, { 'main.ts': 'x;\n'.repeat(81) });
  assert.match(problemsOf(long).map(inEnglish).join('\n'), /main\.ts: more than 80 lines/);
});

const translations: readonly [name: string, from: string, to: string, problem: RegExp | undefined][] = [
  ['the same in other words', 'Prose, and', '글', undefined],
  ['the same address for another heading', '# The *first* heading', '# 첫 제목', undefined],
  [
    'other ids, or another order',
    'by="too-high starts"',
    'by="starts too-high"',
    /ko\.mdx:12: cites other ids than en\.mdx.*here <Claim by="starts/,
  ],
  ['other options', 'options={["422"]}', 'options={["404"]}', /ko\.mdx:\d+: cites other ids/],
  [
    'another quote',
    '`422` with',
    '`422 no` with',
    /ko\.mdx:12: this <Claim> quotes `422 no` where en\.mdx quotes `422`/,
  ],
  ['a heading too few', '# The *first* heading', 'The first', /ko\.mdx:1: 0 headings, and en\.mdx has 1/],
  ['another terminal', '$ npm test', '$ npm start', /its terminals show something else/],
  ['other minutes', 'title: T', 'title: T\nminutes: 20', /says 20 minutes, and en\.mdx 0/],
  ['stars that make no emphasis', 'Prose, and', '값 ** 은', /ko\.mdx:12: these stars make no emphasis/],
];

for (const [name, from, to, problem] of translations)
  test(`a translation with ${name} is ${problem === undefined ? 'whole' : 'a problem'}`, () => {
    const mdx = whole.replace(points, '').replace('points:\n', '').replace(from, to);
    assert.notEqual(mdx, whole);
    const en = parseLesson(whole);
    const texts = { en, ko: parseLesson(mdx, en) };
    const problems = problemsOf({ ...contentOf(whole), lessons: [{ slug: 'validation', texts }] }).map(inEnglish);
    if (problem === undefined) assert.deepEqual(problems, []);
    else assert.match(problems.join('\n'), problem);
    assert.deepEqual(
      texts.ko.headingSlugs.slice(0, 1),
      texts.ko.headingLines.length === 0 ? [] : ['the-first-heading'],
    );
  });
