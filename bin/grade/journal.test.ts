/** Ten thousand submissions in four parts, torn lines between them: merged, each is there once. */
import assert from 'node:assert/strict';
import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { journalName, lineFromRecord, openJournal, readJournals } from './journal.ts';
import { isInShard } from './waiting.ts';
import type { GradedRecord } from './verdict/record.ts';

const COUNT = 10_000;
const PARTS = 4;

function recordFrom(number: number): GradedRecord {
  const key = createHash('sha256').update(String(number)).digest('hex');
  const points = number % 7;
  return { key, assignment: 'a/b', submission: String(number), verdict: 'failed', points, outOf: 7, checks: [] };
}

test('four parts of ten thousand submissions merge without loss, and whatever was torn', () => {
  const out = mkdtempSync(join(tmpdir(), 'express-notebook-journal-'));
  try {
    const records = Array.from({ length: COUNT }, (_, number) => recordFrom(number));
    const sizes = Array.from({ length: PARTS }, (_, index) => {
      const shard = { index: index + 1, count: PARTS };
      const own = records.filter(({ key }) => isInShard(key, shard));
      const path = join(out, journalName(shard));
      // A write that was cut short by a kill, and the run that went on.
      writeFileSync(path, `${own.slice(0, 1_000).map(lineFromRecord).join('')}0123456789abcdef {"key":"to`);
      const [last] = own.slice(-1);
      using journal = openJournal(path);
      appendFileSync(path, own.slice(1_000, -1).map(lineFromRecord).join(''));
      if (last !== undefined) journal.append(last);
      return own.length;
    });
    assert.equal(
      sizes.reduce((sum, size) => sum + size, 0),
      COUNT,
    );
    // Nearly the same work for each.
    for (const size of sizes) assert.ok(Math.abs(size - COUNT / PARTS) < COUNT / 20, String(size));
    const { byKey } = readJournals(out);
    assert.equal(byKey.size, COUNT);
    for (const record of records) assert.deepEqual(byKey.get(record.key), record);
  } finally {
    rmSync(out, { recursive: true });
  }
});

test('what was graded again counts, and what was said before is known', () => {
  const out = mkdtempSync(join(tmpdir(), 'express-notebook-journal-'));
  try {
    using journal = openJournal(join(out, 'journal.jsonl'));
    const record = recordFrom(1);
    for (const each of [{ ...record, key: 'old', points: 1 }, record, { ...record, points: 3 }]) journal.append(each);
    const { byKey, before } = readJournals(out);
    assert.equal(byKey.get(record.key)?.points, 3);
    assert.equal(before('a/b', '1', record.key)?.points, 1);
  } finally {
    rmSync(out, { recursive: true });
  }
});
