/** `npm run grade` from outside: killed anywhere, cut in parts, handed anything. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { strToU8, zipSync } from 'fflate';
import { grade, gradeUnderKills, journalKeys, resultFiles } from '../support/crash.ts';
import { inNamespace } from '../grading/namespace.ts';
import { runNode } from '../support/project-copy.ts';
import { root } from '../support/root.ts';
import { writeSubmissions } from '../support/submissions.ts';

const checks = join(import.meta.dirname, '../grading/checks');
const museumSolution = join(checks, 'assignments/museum/rate/solution');
const wrong = join(checks, 'assignments/museum/rate/wrong/always-low');

function place(): { readonly path: string } & Disposable {
  const path = mkdtempSync(join(tmpdir(), 'express-notebook-grading-'));
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) };
}

test('grade › killed at random moments and cut in parts, it comes to the same bytes', async () => {
  test.setTimeout(300_000);
  using there = place();
  const submissions = join(there.path, 'in');
  const count = 14;
  const assignment = await writeSubmissions(submissions, count);
  const secret = join(there.path, 'secret');
  writeFileSync(secret, 'a secret of at least thirty-two characters');
  const options = ['--assignment', assignment, '--secret', secret];
  const call = (out: string, ...more: string[]) => ({
    submissions,
    out: join(there.path, out),
    options: [...options, ...more],
  });

  expect(await grade(call('calm'))).toBe(0);
  const calm = resultFiles(join(there.path, 'calm'));
  // For the class: three for other programs and a page. For each learner: a page, and one for Gradescope.
  expect(Object.keys(calm).length).toBe(4 + 2 * count);

  const killed = await gradeUnderKills(call('killed'), 5, 1_500);
  expect(killed).toBeGreaterThan(0);
  expect(resultFiles(join(there.path, 'killed'))).toEqual(calm);
  const keys = journalKeys(join(there.path, 'killed'));
  expect(keys.length).toBe(count);
  expect(new Set(keys).size).toBe(count);

  for (const part of ['1/3', '2/3', '3/3']) expect(await grade(call('parts', '--shard', part))).toBe(0);
  expect(resultFiles(join(there.path, 'parts'))).toEqual(calm);
  expect(new Set(journalKeys(join(there.path, 'parts'))).size).toBe(count);
});

test('grade › what is no submission costs nobody else anything; hidden checks tell the requirement, never the case', async () => {
  test.setTimeout(120_000);
  using there = place();
  const [submissions, out] = [join(there.path, 'in'), join(there.path, 'out')];
  mkdirSync(submissions);
  const zip = (name: string, files: Record<string, string>): void =>
    writeFileSync(
      join(submissions, name),
      zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)]))),
    );
  cpSync(museumSolution, join(submissions, 'good/museum/rate'), { recursive: true });
  cpSync(wrong, join(submissions, '=HYPERLINK(1)'), { recursive: true });
  zip('slip.zip', { 'main.ts': '', '../../outside.ts': '' });
  zip('big.zip', { 'main.ts': 'x'.repeat(20_000_000) });
  zip('escape.zip', { 'main.ts': '', 'a\u001b[2J.ts': '' });
  writeFileSync(join(submissions, 'no.zip'), 'no zip');
  const options = ['--checks', checks, '--assignment', 'museum/rate'];
  const { code, printed } = await runNode(root, ['bin/grade.ts', submissions, '--out', out, ...options]);
  expect(printed).toContain('6 handed in by 6, 3 graded now, 0 left');
  expect(code).toBe(0);
  const files = resultFiles(out);
  const csv = files['results.csv'] ?? '';
  expect(csv).toMatch(/^good,6,/m);
  expect(csv).toMatch(/^'=HYPERLINK\(1\),0,/m);
  expect(csv).toMatch(/^escape,0,.*left out/m);
  for (const refused of ['slip', 'big', 'no']) expect(csv).toMatch(new RegExp(`^${refused},0,.*refused`, 'm'));
  expect(JSON.stringify(files)).not.toContain('\u001b');
  // The evidence is the teacher's: it stands in results.json and in no file for learners.
  expect(files['results.json']).toContain('"sent"');
  const forLearners = Object.entries(files).filter(([path]) => path.includes('/'));
  expect(forLearners.length).toBe(12);
  for (const [path, text] of forLearners) expect(text, path).not.toMatch(/curl|data-raw|localhost/);
});

test('grade › called wrongly, it says how and exits with 1', async () => {
  using there = place();
  const empty = join(there.path, 'empty');
  mkdirSync(empty);
  const calls: readonly (readonly [args: readonly string[], says: string])[] = [
    [[], 'npm run grade -- <folder of submissions>'],
    [['no-such-folder', '--out', 'out'], 'there is no such folder'],
    [[empty, '--out', join(there.path, 'out')], 'there is no submission in it'],
    [[empty, '--out', 'out', '--shard', '3/2'], '--shard 3/2'],
    [[empty, '--out', 'out', '--speed', '9'], '--speed'],
    [[empty, '--out', 'out', '--checks', empty], 'there is no folder assignments/'],
  ];
  for (const [args, says] of calls) {
    const { code, printed } = await runNode(root, ['bin/grade.ts', ...args]);
    expect(printed).toContain(says);
    expect(code).toBe(1);
  }
});

test('grade › never as a root that cannot become somebody else', async () => {
  test.skip(process.platform !== 'linux', 'Namespaces are of Linux.');
  using there = place();
  const submissions = join(there.path, 'in');
  cpSync(museumSolution, join(submissions, 'good'), { recursive: true });
  const args = [
    submissions,
    '--out',
    join(there.path, 'out'),
    '--assignment',
    'museum/rate',
    '--checks',
    checks,
    '--trusted',
  ];
  const { code, printed } = await inNamespace([process.execPath, join(root, 'bin/grade.ts'), ...args], {
    withinMs: 30_000,
    env: {},
    cwd: root,
    asMappedRoot: true,
  });
  expect(printed).toContain('You are root');
  expect(code).toBe(1);
  expect(readFileSync(join(submissions, 'good/main.ts'), 'utf8')).toContain('express');
});
