import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isDrawable } from './drawable.ts';

test('a page as people write one can be drawn', () => {
  assert.equal(
    isDrawable('<!doctype html><h1>Mine</h1><p>a < b and c > d<br><br/><img src="data:image/png;base64,AA=="></p>'),
    true,
  );
  assert.equal(isDrawable(`<table>${'<tr><td title="a > b">1</td><td>2</td></tr>'.repeat(700)}</table>`), true);
  assert.equal(isDrawable('<br>'.repeat(4_000)), true);
  assert.equal(isDrawable('no tag at all, 1 < 2'), true);
});

test('one that would hold up the browser cannot', () => {
  const attributes = Array.from({ length: 50_000 }, (_, n) => `a${String(n)}=1`).join(' ');
  for (const html of [
    `<p ${attributes}>x`,
    `<p ${Array.from({ length: 300 }, (_, n) => `a${String(n)}="x"`).join('')}>`,
    '<div>'.repeat(100_000),
    '<b>x</b>'.repeat(200_000),
    '<iframe src=x></iframe>'.repeat(120_000),
    `${'<a><b><i><font><nobr>'.repeat(300)}${'<p>x</b></a>'.repeat(8_000)}`,
    'x'.repeat(2_000_000),
  ])
    assert.equal(isDrawable(html), false, html.slice(0, 40));
});

test('a megabyte of its worst case is looked through once', () => {
  const begun = performance.now();
  isDrawable('x'.repeat(900_000));
  const plainMs = performance.now() - begun;
  for (const piece of ['<', '<a', '<a ', '<a "', '</', '<!--', "<a b='"]) {
    const since = performance.now();
    isDrawable(piece.repeat(Math.floor(900_000 / piece.length)));
    assert.ok(performance.now() - since < 2_000 * (plainMs + 1), piece);
  }
});
