import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { CommandProblem } from '../problem.ts';
import { demandBeside, makeOut } from './out.ts';

const place = mkdtempSync(join(tmpdir(), 'express-notebook-out-'));
after(() => rmSync(place, { recursive: true }));

test('results never lie among the submissions, by whatever path: the next run would grade them', () => {
  const folder = join(place, 'submissions');
  mkdirSync(folder);
  symlinkSync(folder, join(place, 'link'));
  for (const out of [folder, join(folder, 'results'), join(place, 'link/deep/results')])
    assert.throws(
      () => demandBeside(folder, out),
      (error) => error instanceof CommandProblem && error.message.startsWith(`--out ${out}: it lies in `),
    );
  for (const out of [join(place, 'submissions-results'), join(place, 'results'), place]) demandBeside(folder, out);
});

test('a folder in which nothing can be written is refused with a sentence, and ends at once', () => {
  const file = join(place, 'file');
  writeFileSync(file, '');
  for (const out of [file, join(file, 'x'), '/dev/null/x', '/proc/x', '/proc/x/y', '/sys/x'])
    assert.throws(
      () => makeOut(out),
      (error) => error instanceof CommandProblem && error.message.startsWith(`--out ${out}: `),
    );
  const out = join(place, 'a/b/c');
  makeOut(out);
  makeOut(out);
  assert.deepEqual(readdirSync(out), []);
});
