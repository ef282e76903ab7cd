import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { guardedDifferences } from './guarded-differences.ts';

test('the guide for teachers shows each difference to the letter, and no other', () => {
  const guide = readFileSync(new URL('../TEACHING.md', import.meta.url), 'utf8').replaceAll('\r\n', '\n');
  const [, table = ''] = /\n\| what [^\n]+\n\|[-|]+\n((?:\|[^\n]+\n)+)/.exec(guide) ?? [];
  assert.deepEqual(
    table.trimEnd().split('\n'),
    guardedDifferences.map(({ what, guarded, node, why }) => `| ${what} | ${guarded} | ${node} | ${why} |`),
  );
});
