import assert from 'node:assert/strict';
import { test } from 'node:test';
import { filesFor, isUnchanging, listFrom, stemOf } from './kept.ts';

test('a file and what stands in its place in the next edition have one stem', () => {
  for (const [one, next] of [
    ['_astro/page.AB12cd_-.js', '_astro/page.ZZ12cd-9.js'],
    ['_astro/fonts/0123456789abcdef.woff2', '_astro/fonts/0123456789abcdef.woff2'],
    ['runtime/worker-0123456789ab.js', 'runtime/worker-ba9876543210.js'],
    ['en/validation/', 'en/validation/'],
  ] as const)
    assert.equal(stemOf(one), stemOf(next));
  assert.notEqual(stemOf('_astro/page.AB12cd34.js'), stemOf('_astro/code.AB12cd34.js'));
});

test('what has no hash in its name may change', () => {
  for (const path of ['en/validation/', 'en/search.json', 'runtime/manifest.json', 'icon.svg', ''])
    assert.equal(isUnchanging(path), false, path);
  for (const path of ['_astro/a.12345678.js', 'runtime/frame-0123456789ab.html'])
    assert.equal(isUnchanging(path), true, path);
});

test('a course in one language leaves out the pages in another', () => {
  const files = [
    ['en/a/', 1],
    ['ko/a/', 2],
    ['_astro/b.12345678.js', 3],
    ['', 4],
  ] as const;
  const kept = filesFor({ edition: 'e', locales: ['en', 'ko'], files }, 'ko').map(([path]) => path);
  assert.deepEqual(kept, ['ko/a/', '_astro/b.12345678.js', '']);
});

test('what is no list is refused', () => {
  const list = { edition: 'e', locales: ['en'], files: [['a', 1]] };
  assert.deepEqual(listFrom(list), list);
  for (const bad of [null, 'x', {}, { ...list, files: [['a']] }, { ...list, locales: 'en' }])
    assert.throws(() => listFrom(bad), TypeError);
});
