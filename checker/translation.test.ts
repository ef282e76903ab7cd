import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  blocksOf,
  headingIdsOf,
  keptFromOriginal,
  keptFromText,
  originalOf,
  pairsOf,
  problemsOfTranslation,
  withLooseEmphasis,
} from './translation.ts';
import { inEnglish } from './to-mend.ts';

const english = `---
title: One
minutes: 5
points:
  S1: two
---

## Two words

First <Claim by="a">with \`code\`</Claim>.

- An item.

<Aside>

Nearby.

</Aside>

| a | b |
| - | - |
| c | d |

\`\`\`ts
no prose;
\`\`\`
`;

const korean = english
  .replace('title: One', 'title: 하나')
  .replace('## Two words', '## 두 낱말')
  .replace('First ', '먼저 ')
  .replace('An item.', '항목.')
  .replace('Nearby.', '곁.')
  .replace('| c | d |', '| 다 | 라 |');

const of = (original: string, text = korean, kept = keptFromText(keptFromOriginal(english))) => ({
  ...{ file: 'lessons/a/ko.mdx', text, original, kept },
});

const problemsFor = (...args: Parameters<typeof of>): string =>
  problemsOfTranslation(of(...args), 'npm run translate -- ko a')
    .map(inEnglish)
    .join('\n');

test('blocks are the words of the frontmatter, headings, paragraphs, items and tables, in order', () => {
  assert.deepEqual(
    blocksOf(english).map(({ kind, line }) => `${kind} ${line}`),
    ['title 2', 'heading 2 8', 'paragraph 10', 'item 12', 'paragraph 16', 'table 20'],
  );
});

test('what was read beside the English text is no problem, whatever a component cites since', () => {
  assert.equal(problemsFor(english), '');
  assert.equal(problemsFor(english.replace('by="a"', 'by="b"').replace('no prose;', 'none;')), '');
});

for (const [what, from, to, line] of [
  ['a paragraph', 'First', 'At first', 10],
  ['a title', 'title: One', 'title: Once', 2],
  ['an item', 'An item', 'One item', 12],
  ['a row of a table', '| c | d |', '| c | e |', 20],
] as const)
  test(`${what} whose English has changed is a problem with its line and the next step`, () => {
    const problem = problemsFor(english.replace(from, to));
    assert.match(
      problem,
      new RegExp(`^lessons/a/ko\\.mdx:${line}: its English block has changed since, line ${line}: `),
    );
    assert.match(problem, /See both with "npm run translate -- ko a", mend it, then say so with --reviewed\.$/);
    assert.equal(pairsOf(of(english.replace(from, to))).filter(({ isCurrent }) => !isCurrent).length, 1);
  });

test('a block too few is a problem where it is missing, and a text that nobody has read too', () => {
  assert.match(
    problemsFor(english, korean.replace('- 항목.\n\n', '')),
    /ko\.mdx:14: block 4 is "paragraph"; in English it is "item", line 12: "An item\."/,
  );
  assert.match(
    problemsOfTranslation({ ...of(english), kept: undefined }, 'x')
      .map(inEnglish)
      .join(),
    /there is no lessons\/a\/ko\.blocks\.json/,
  );
  assert.equal(keptFromText('{'), undefined);
  assert.equal(keptFromText('[1]'), undefined);
});

test('a name tells whose translation a file is', () => {
  for (const [name, original] of [
    ['ko.mdx', 'en.mdx'],
    ['README.ko.md', 'README.md'],
    ['en.mdx', undefined],
    ['README.md', undefined],
    ['ko.blocks.json', undefined],
  ] as const)
    assert.equal(originalOf(name), original);
});

test('headings have addresses in order', () => {
  assert.deepEqual(headingIdsOf('# A b\n\ntext\n\n## A b\n'), ['a-b', 'a-b-1']);
});

test('emphasis may end before a particle', () => {
  for (const [given, expected] of [
    ['**값(value)**은', '<strong>값(value)</strong>은'],
    ['**`listen`**을', '<strong>`listen`</strong>을'],
    ['*“값”*은', '<em>“값”</em>은'],
    ['강의**(값)** 끝', '강의<strong>(값)</strong> 끝'],
    ['**bold** text', '**bold** text'],
    ['`**값(value)**은`', '`**값(value)**은`'],
  ] as const)
    assert.equal(withLooseEmphasis(given), expected);
});
