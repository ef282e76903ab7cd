import { deepEqual } from 'node:assert/strict';
import { test } from 'node:test';
import { sectionsOf } from './sections.ts';

test('a text is cut at its headings, and components give their words alone', () => {
  const body = [
    '<Objectives>\n\n- Read `this`.\n- Do that.\n\n</Objectives>',
    '## One thing',
    'First.\n\n<Claim by="a">It says `x`,</Claim> and so on.\n\n<Exchange id="a" />',
    '### One thing',
    '| a | b |\n| - | - |\n| c | d |',
    '```ts\nconst three = 3;\n```',
  ].join('\n\n');
  deepEqual(sectionsOf(body), [
    { slug: undefined, title: '', text: 'Read this. Do that.' },
    { slug: 'one-thing', title: 'One thing', text: 'First. It says x, and so on.' },
    { slug: 'one-thing-1', title: 'One thing', text: 'a b c d const three = 3;' },
  ]);
});
