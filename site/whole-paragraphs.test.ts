import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withWholeParagraphs } from './whole-paragraphs.ts';

const claim = '<Claim by="a">It is `1 > 0`.</Claim>';
const source = '<Source href="https://a.org" read="A 1">It [is](b).</Source>';

test('a line of claims and sources alone becomes a paragraph', () => {
  assert.equal(withWholeParagraphs(`${claim} ${source}`), `<p>${claim} ${source}</p>`);
  assert.equal(withWholeParagraphs(`x\n\n${source}\n\ny`), `x\n\n<p>${source}</p>\n\ny`);
});

test('what has words of its own is one already, and a row or a block is none', () => {
  for (const line of [`${claim} And more.`, `So ${claim}`, `| ${claim} | x |`, `- ${claim}`, '<Run id="a" />'])
    assert.equal(withWholeParagraphs(line), line);
});
