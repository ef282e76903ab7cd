import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { strToU8, zipSync } from 'fflate';
import { submissionFromArchive, submissionFromFolder, type Submission } from './submission.ts';

const unix = 'console.log(1);\nconsole.log(2);\n';
const windows = `\uFEFF${unix.replaceAll('\n', '\r\n')}`;

test('the same program has the same hash, whatever system wrote it and however it is handed in', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'express-notebook-submission-'));
  const submissions: Submission[] = [];
  for (const text of [unix, windows]) {
    writeFileSync(join(folder, 'main.ts'), text);
    const zip = zipSync({ 'main.ts': strToU8(text) });
    submissions.push(submissionFromFolder(folder), await submissionFromArchive(zip, 'a.zip'));
  }
  rmSync(folder, { recursive: true });
  assert.deepEqual(
    submissions.map(({ files }) => files['main.ts']),
    [unix, unix, unix, unix],
  );
  assert.equal(new Set(submissions.map(({ hash }) => hash)).size, 1);
});
