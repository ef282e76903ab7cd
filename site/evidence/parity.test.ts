import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lastParity, parityFrom } from './parity.ts';

test('the published table has twelve requests, and a cell for each runtime', () => {
  assert.equal(lastParity.rows.length, 12);
  assert.throws(() => parityFrom({ ...lastParity, rows: lastParity.rows.slice(1) }));
  const [first, ...rest] = lastParity.rows;
  assert.throws(() => parityFrom({ ...lastParity, rows: [{ ...first, differences: [] }, ...rest] }));
});

test('in the page every answer is that of Node', () => {
  const ours = lastParity.runtimes.flatMap((name, index) => (name.startsWith('the page, ') ? [index] : []));
  assert.equal(ours.length, 3);
  for (const { request, differences } of lastParity.rows)
    for (const index of ours) assert.equal(differences[index], '', `${request}: ${lastParity.runtimes[index] ?? ''}`);
});
