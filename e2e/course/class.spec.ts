/** `npm run grade` over a class as it really hands in: everything is in the report, and twice the same. */
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { z } from 'zod';
import { readAssignments } from '#checker/catalogue.ts';
import { writeFiles } from '../support/archives.ts';
import { resultFiles } from '../support/crash.ts';
import { beside, handInsFor } from '../support/hand-ins.ts';
import { runNode } from '../support/project-copy.ts';
import { root } from '../support/root.ts';

test.skip(process.platform !== 'linux', 'Grading is for Linux.');

const results = z.object({
  learners: z.array(
    z.object({
      learner: z.string(),
      points: z.number(),
      outOf: z.number(),
      results: z.array(z.object({ verdict: z.string(), notes: z.array(z.string()) })),
    }),
  ),
  notLookedAt: z.array(z.object({ from: z.string(), reason: z.string() })),
  missing: z.array(z.string()),
  unknown: z.array(z.string()),
  equal: z.array(z.object({ learners: z.array(z.string()) })),
});

function place(): { readonly path: string } & Disposable {
  const path = mkdtempSync(join(tmpdir(), 'express-notebook-class-'));
  writeFileSync(join(path, 'secret'), 'a secret of at least thirty-two characters');
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) };
}

function gradeIn(folder: string, out: string, ...options: readonly string[]) {
  const secret = ['--secret', join(folder, 'secret')];
  return runNode(root, ['bin/grade.ts', join(folder, 'in'), '--out', join(folder, out), ...secret, ...options]);
}

test('class › at least 60 mixed hand-ins: each becomes what it must, and a second run makes the same bytes', async () => {
  test.setTimeout(600_000);
  using there = place();
  const assignments = await readAssignments(root);
  // An easy one asks for no waiting: what it is answered does not vary from run to run.
  const assignment = assignments.findLast(
    ({ document, starter, solution }) => document.level === 'easy' && starter['main.ts'] !== solution['main.ts'],
  );
  if (assignment === undefined) throw new Error('There is no such assignment.');
  const all = await handInsFor(assignment);
  expect(all.length).toBeGreaterThanOrEqual(60);
  for (const { entries } of all) writeFiles(join(there.path, 'in'), entries);
  writeFiles(join(there.path, 'in'), beside);
  const names = all.map(({ learner }) => learner).filter((learner) => learner !== '복사');
  writeFileSync(
    join(there.path, 'roster.csv'),
    `이름;반\n${[...names, '한서진'].map((name) => `"${name.replaceAll('"', '""')}";A`).join('\n')}\n`,
  );
  const options = ['--assignment', assignment.id, '--roster', join(there.path, 'roster.csv')];
  const first = await gradeIn(there.path, 'first', ...options);
  expect(first.printed).toContain('handed in nothing: "한서진"');
  expect(first.code, first.printed).toBe(0);
  expect((await gradeIn(there.path, 'second', ...options)).code).toBe(0);
  const files = resultFiles(join(there.path, 'first'));
  expect(resultFiles(join(there.path, 'second'))).toEqual(files);

  const { learners, notLookedAt, missing, unknown, equal } = results.parse(JSON.parse(files['results.json'] ?? ''));
  expect(notLookedAt.map(({ from }) => from)).toEqual(Object.keys(beside).sort());
  expect([missing, unknown]).toEqual([['한서진'], ['복사']]);
  expect(equal.map(({ learners: who }) => who)).toEqual([[all[0]?.learner, '복사']]);
  for (const { learner, becomes } of all) {
    const found = learners.find((each) => each.learner === learner);
    const [result] = found?.results ?? [];
    const told = `${learner}: ${JSON.stringify(result)}`;
    if (becomes === 'full') expect(found?.points, told).toBe(found?.outOf);
    else if (becomes === 'some')
      expect([result?.verdict, found?.points === found?.outOf], told).toEqual(['failed', false]);
    else expect([result?.verdict, becomes.test(result?.notes.join() ?? '')], told).toEqual(['refused', true]);
  }
  // One more than handed in: who is on the roster and did not.
  expect(learners.length).toBe(all.length + 1);
  // Each mistake was made three times, with one answer, and has a name.
  const page = files['class.html'] ?? '';
  const named = Object.keys(assignment.document.wrong).filter((mistake) =>
    page.includes(`“${mistake.replaceAll('-', ' ')}”`),
  );
  expect(named.length).toBeGreaterThanOrEqual(Object.keys(assignment.document.checks).length - 1);
  expect(page).toContain('<svg');
});

const checks = join(import.meta.dirname, '../grading/checks');
const museum = join(checks, 'assignments/museum/rate');

function writeTwo(folder: string): void {
  cpSync(join(museum, 'solution'), join(folder, 'in/김민수'), { recursive: true });
  cpSync(join(museum, 'wrong/always-low'), join(folder, 'in/ben'), { recursive: true });
  cpSync(checks, join(folder, 'checks'), { recursive: true });
}

test('class › after a check changed, one learner is graded again without a word about the others; then all, with who gains and who loses', async () => {
  test.setTimeout(120_000);
  using there = place();
  writeTwo(there.path);
  const options = ['--checks', join(there.path, 'checks'), '--assignment', 'museum/rate'];
  expect((await gradeIn(there.path, 'out', ...options)).code).toBe(0);
  const out = join(there.path, 'out');
  const before = resultFiles(out);
  const pageOf = (name: string): string => join(out, 'learners', `${name}.html`);
  const inode = statSync(pageOf('ben')).ino;
  // 7 is not high any more: the solution loses its labels.
  const file = join(there.path, 'checks/assignments/museum/rate/checks.ts');
  writeFileSync(file, readFileSync(file, 'utf8').replace("high: rates(7, 'high')", "high: rates(7, 'mid')"));

  const one = await gradeIn(there.path, 'out', ...options, '--only', '김민수');
  expect(one.printed).toContain('1 graded now, 0 left');
  const between = resultFiles(out);
  expect(between['learners/김민수.html']).not.toBe(before['learners/김민수.html']);
  expect([between['learners/ben.html'], statSync(pageOf('ben')).ino]).toEqual([before['learners/ben.html'], inode]);
  expect(between['results.csv']).toMatch(/^ben,0,/m);

  const again = await gradeIn(there.path, 'out', ...options, '--regrade');
  expect(again.printed).toContain('1 graded now, 0 left');
  expect(again.printed).toContain('regraded: 0 gain, 1 lose, 1 of 2 learners stay as they were; -4 points in all');
  const table = resultFiles(out)['regrade.csv'] ?? '';
  expect(table).toMatch(/^김민수,museum\/rate,6,2,-4,.*passed → failed/m);
  expect((await gradeIn(there.path, 'out', ...options, '--only', 'nobody')).code).toBe(1);
});

test('class › deadlines, points by hand, anonymous pages and tables for others need no new run', async () => {
  test.setTimeout(120_000);
  using there = place();
  writeTwo(there.path);
  const options = ['--checks', checks, '--assignment', 'museum/rate'];
  expect((await gradeIn(there.path, 'out', ...options)).code).toBe(0);
  const handedIn = new Date('2026-11-21T00:30:00+09:00');
  for (const name of ['김민수', 'ben']) utimesSync(join(there.path, 'in', name, 'main.ts'), handedIn, handedIn);
  const write = (name: string, text: string): string => {
    writeFileSync(join(there.path, name), text);
    return join(there.path, name);
  };
  const late = write('late.csv', 'assignment,due,penalty\nmuseum/rate,2026-11-20T23:59+09:00,50%\n');
  const manual = write('manual.csv', 'learner,assignment,points,comment\nben,museum/rate,1,잘 설명했습니다\n');
  const moodle = write(
    'grades.csv',
    '\uFEFFIdentifier,Full name,Grade,Maximum Grade,Feedback comments\nParticipant 1,김민수,,10.00,\nParticipant 2,Ben,,10.00,\n',
  );
  const more = [
    '--late',
    late,
    '--manual',
    manual,
    '--fill',
    moodle,
    '--anonymous',
    '--similarity',
    '--classroom50',
    'cs',
  ];
  const { code, printed } = await gradeIn(there.path, 'out', ...options, ...more);
  expect([code, printed]).toEqual([0, expect.stringContaining('0 graded now, 0 left')]);
  const files = resultFiles(join(there.path, 'out'));
  expect(files['results.csv']).toMatch(
    /^ben,1,1,6,.*1 day late .*50 % is taken off.*by hand: \+1 points: 잘 설명했습니다/m,
  );
  expect(files['filled/grades.csv']).toMatch(/^Participant 1,김민수,5,10\.00,[^,]*1 day late/m);
  expect(files['similarity/info.csv']).toMatch(/^museum-rate\/.*main\.ts,[0-9a-z]{8},museum\/rate$/m);
  const pages = Object.entries(files).filter(([path]) => path.startsWith('learners/') || path === 'class.html');
  expect(pages.length).toBe(3);
  for (const [path, text] of pages) expect(`${path}${text}`).not.toMatch(/김민수|\bben\b/);
  const [, code1 = ''] = /^김민수,([0-9a-z]{8})$/m.exec(files['anonymous.csv'] ?? '') ?? [];
  expect(files[`learners/${code1}.html`]).toContain('3 of 6 points (6 by the checks)');
  expect(Object.keys(files).filter((path) => path.startsWith('classroom50/')).length).toBe(2);
  // Later without them: by name again, and nothing of the others is left.
  await gradeIn(there.path, 'out', ...options);
  expect(existsSync(join(there.path, 'out/learners/ben.html'))).toBe(true);
  expect(existsSync(join(there.path, 'out/anonymous.csv'))).toBe(false);
});
