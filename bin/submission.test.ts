import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { strToU8, zipSync } from 'fflate';
import { submissionFromFolder, submissionFromZip } from './submission.ts';

const unix = 'console.log(1);\nconsole.log(2);\n';
const windows = `\uFEFF${unix.replaceAll('\n', '\r\n')}`;

test('the same program has the same hash, whatever system wrote it and however it is handed in', () => {
  const folder = mkdtempSync(join(tmpdir(), 'express-notebook-submission-'));
  const submissions = [unix, windows].flatMap((text) => {
    writeFileSync(join(folder, 'main.ts'), text);
    return [submissionFromFolder(folder), submissionFromZip(zipSync({ 'main.ts': strToU8(text) }))];
  });
  rmSync(folder, { recursive: true });
  assert.deepEqual(
    submissions.map(({ files }) => files['main.ts']),
    [unix, unix, unix, unix],
  );
  assert.equal(new Set(submissions.map(({ hash }) => hash)).size, 1);
});
