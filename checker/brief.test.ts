import assert from 'node:assert/strict';
import { test } from 'node:test';
import { briefOf, problemsOfBrief } from './brief.ts';
import { inEnglish } from './to-mend.ts';

const whole = `---
title: Rows
---

A model takes rows.

| field | condition |
| ----- | --------- |
| \`age\` | 0 to 120 <Checked by="ends" /> |

- Answer a good row with 201. <Checked by="good" />
- Answer a bad one with 422,

  \`\`\`json
  {}
  \`\`\`

  and name it. <Checked by="ends named" />

The last one is 404. <Checked by="named" />
`;

const checks = ['ends', 'good', 'named'];

test('requirements are numbered in the order of the text', () => {
  assert.deepEqual(
    briefOf(whole).requirements.map(({ number, by }) => [number, ...by]),
    [
      [1, 'ends'],
      [2, 'good'],
      [3, 'ends', 'named'],
      [4, 'named'],
    ],
  );
  assert.deepEqual(problemsOfBrief('en.mdx', whole, checks), []);
});

const broken: readonly (readonly [string, string, readonly string[], RegExp])[] = [
  ['an item without a check', whole.replace(' <Checked by="good" />', ''), ['ends', 'named'], /no check is named/],
  ['a row without a check', whole.replace(' <Checked by="ends" />', ''), checks, /no check is named.*age/],
  [
    'a paragraph that demands',
    whole.replace('The last one is 404. <Checked by="named" />', 'Else 404.'),
    checks,
    /Else/,
  ],
  ['a check that does not exist', whole, ['ends', 'named'], /there is no check "good"/],
  ['a check that nobody asks for', whole, [...checks, 'more'], /"more" looks at nothing/],
  ['a mark without a check', whole.replace('by="good"', ''), ['ends', 'named'], /names no check/],
];

for (const [what, mdx, ids, problem] of broken)
  test(`${what} is told`, () => {
    const problems = problemsOfBrief('en.mdx', mdx, ids).map(inEnglish);
    assert.equal(problems.length, 1, problems.join('\n'));
    assert.match(problems[0] ?? '', problem);
  });
