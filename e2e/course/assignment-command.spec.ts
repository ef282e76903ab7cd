/** `npm run assignment` and `npm run new`, as a person in a terminal meets them. */
import { execFileSync, spawn } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from '@playwright/test';
import { unzipSync } from 'fflate';
import { readAssignments } from '#checker/catalogue.ts';
import { runNode, type Ended } from '../support/project-copy.ts';
import { processesUnder } from '../support/processes.ts';
import { root } from '../support/root.ts';

const [assignment] = await readAssignments(root);
if (assignment === undefined) throw new Error('There is no assignment.');
const { id, solution, starter } = assignment;

interface Place extends Disposable {
  readonly path: string;
  readonly node: (...args: readonly string[]) => Promise<Ended>;
}

/** Only what the commands read. */
function ownProject(): Place {
  const path = mkdtempSync(join(tmpdir(), 'express-notebook-work-'));
  const read = ['assignments', 'bin', 'checker', 'e2e/elsewhere', 'lessons', 'runnable-examples', 'runtime'];
  for (const name of [...read, 'package.json']) {
    cpSync(join(root, name), join(path, name), { recursive: true });
  }
  symlinkSync(join(root, 'node_modules'), join(path, 'node_modules'));
  return {
    path,
    node: (...args) => runNode(path, args),
    [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }),
  };
}

test('assignment › start, check, submit and list, from the starter to the zip', async () => {
  using project = ownProject();
  const work = join(project.path, 'my-work', id);

  const early = await project.node('bin/assignment.ts', 'check', id);
  expect(early.printed).toContain(`npm run assignment -- start ${id}`);
  expect(early.code).toBe(1);

  expect((await project.node('bin/assignment.ts', 'start', id)).code).toBe(0);
  for (const [path, text] of Object.entries(starter)) expect(readFileSync(join(work, path), 'utf8')).toBe(text);
  expect((await project.node('bin/assignment.ts', 'submit', id)).printed).toContain('nothing to hand in yet');

  const first = await project.node('bin/assignment.ts', 'check', id);
  expect(first.printed).toMatch(/✗ .+\n/);
  expect(first.code).toBe(1);

  for (const [path, text] of Object.entries(solution)) writeFileSync(join(work, path), text);
  const again = await project.node('bin/assignment.ts', 'start', id);
  expect(again.printed).toContain('is there already');
  expect(again.code).toBe(1);
  for (const [path, text] of Object.entries(solution)) expect(readFileSync(join(work, path), 'utf8')).toBe(text);

  const second = await project.node('bin/assignment.ts', 'check', id);
  expect(second.printed).not.toContain('✗');
  expect(second.code).toBe(0);
  expect((await project.node('bin/assignment.ts', 'list')).printed).toMatch(new RegExp(`✓ ${id} .*points`));

  const { printed } = await project.node('bin/assignment.ts', 'submit', id);
  const [zip = ''] = /my-work\/(\S+)\.zip/.exec(printed) ?? [];
  const bytes = readFileSync(join(project.path, zip));
  const texts = new Map(Object.entries(unzipSync(bytes)).map(([path, each]) => [path, new TextDecoder().decode(each)]));
  expect(Object.fromEntries(texts)).toMatchObject(solution);
  const manifest: unknown = JSON.parse(texts.get('manifest.json') ?? '');
  expect(manifest).toMatchObject({ assignment: id, fingerprint: assignment.fingerprint });
  expect(JSON.stringify(manifest)).not.toMatch(/points|score/);
  writeFileSync(join(work, 'a note.md'), 'x');
  const { printed: toldAgain } = await project.node('bin/assignment.ts', 'submit', id);
  expect(toldAgain).toContain('left out: "a note.md"');
  expect(readFileSync(join(project.path, zip)).equals(bytes)).toBe(true);
});

test('assignment › check --watch judges at each save, and leaves neither a process nor a folder when it is ended', async () => {
  test.skip(process.platform !== 'linux', 'Processes are looked at in /proc.');
  using project = ownProject();
  const work = join(project.path, 'my-work', id);
  const save = (files: Readonly<Record<string, string>>): void => {
    for (const [path, text] of Object.entries(files)) writeFileSync(join(work, path), text);
  };
  const notStarted = await project.node('bin/assignment.ts', 'check', id, '--watch');
  expect(notStarted.printed).toContain(`npm run assignment -- start ${id}`);
  expect(notStarted.code).toBe(1);
  await project.node('bin/assignment.ts', 'start', id);

  const temporary = join(project.path, 'temporary');
  mkdirSync(temporary);
  const child = spawn(process.execPath, ['bin/assignment.ts', 'check', id, '--watch'], {
    cwd: project.path,
    env: { ...process.env, TMPDIR: temporary },
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (printed += text));
  }
  const verdicts = (): readonly string[] => printed.split('Waiting for the next save').slice(0, -1);
  await expect.poll(() => verdicts().length, { timeout: 30_000 }).toBe(1);
  expect(verdicts()[0]).toContain('✗');

  save(solution);
  await expect.poll(() => verdicts().length, { timeout: 30_000 }).toBe(2);
  expect(verdicts()[1]).toContain('All checks passed.');
  // The place of its programs stays until it ends, and is empty.
  expect(readdirSync(temporary).flatMap((place) => readdirSync(join(temporary, place)))).toEqual([]);

  // Ended while a program runs.
  save(solution);
  const programs = (): readonly number[] => processesUnder(child.pid ?? 0);
  await expect.poll(() => programs().length, { timeout: 30_000, intervals: [5] }).toBeGreaterThan(0);
  const started = programs();
  child.kill('SIGINT');
  expect(await ended).toBe(0);
  await expect.poll(() => started.filter((pid) => existsSync(`/proc/${pid}`))).toEqual([]);
  expect(readdirSync(temporary)).toEqual([]);
});

test('assignment › what is typed wrongly is answered with what there is', async () => {
  const unknown = await runNode(root, ['bin/assignment.ts', 'start', 'no/such']);
  expect(unknown.printed).toContain('There is no assignment "no/such"');
  expect(unknown.printed).toContain(id);
  expect(unknown.code).toBe(1);
  for (const args of [[], ['chek'], ['check', id, '--wach']]) {
    const { code, printed } = await runNode(root, ['bin/assignment.ts', ...args]);
    expect(printed).toContain('npm run assignment -- list');
    expect(printed).not.toContain('    at ');
    expect(code).toBe(1);
  }
});

test('assignment › a link in the folder is left out, and said to be', async () => {
  using project = ownProject();
  await project.node('bin/assignment.ts', 'start', id);
  symlinkSync('/etc/hostname', join(project.path, 'my-work', id, 'other.ts'));
  const { code, printed } = await project.node('bin/assignment.ts', 'check', id);
  expect(printed).toContain('left out: "other.ts": links and devices are not taken');
  expect(code).toBe(1);
});

test('new › the folder is made once, and refused with what is to be written next', async () => {
  using project = ownProject();
  const name = `${dirname(id)}/brand-new`;
  const made = await project.node('bin/new.ts', 'assignment', name);
  expect(made.code).toBe(0);
  expect(readdirSync(join(project.path, 'assignments', name)).sort()).toContain('checks.ts');
  expect((await project.node('bin/new.ts', 'assignment', name)).printed).toContain('is there already');
  expect((await project.node('bin/new.ts', 'assignment', 'no-such/thing')).printed).toContain('There is no lesson');
  for (const [surplus, says] of [
    ['users', 'one word too many: users'],
    ['--in=x', '--in is for an assignment only'],
  ] as const) {
    const refused = await project.node('bin/new.ts', 'lesson', 'planted', surplus);
    expect([refused.code, refused.printed]).toEqual([1, expect.stringContaining(says)]);
  }
  const { code, printed } = await project.node('bin/content-and-proofs.ts', name);
  expect(code).toBe(1);
  const [, told = ''] = printed.split('\n\n');
  expect(told.trim().split('\n')).toEqual([
    `assignments/${name}/checks.ts:`,
    '  checks: there is none. Write one for each requirement, with its title and hint in en.mdx under the same id.',
    `assignments/${name}/en.mdx:`,
    '  summary: it is empty. Write a sentence.',
    '  hints: there are too few. Write two or more, from the gentle one to the telling one.',
    '5 to mend',
  ]);
  expect(existsSync(join(project.path, 'assignments', name, 'starter/main.ts'))).toBe(true);
});

test('new › a draft is passed over with a line, and breaks nothing else', async () => {
  using project = ownProject();
  const name = `${dirname(id)}/brand-new`;
  await project.node('bin/new.ts', 'assignment', name);
  // Whatever is half written.
  writeFileSync(join(project.path, 'assignments', name, 'checks.ts'), 'export default {');
  await project.node('bin/assignment.ts', 'start', id);
  for (const [path, text] of Object.entries(solution)) writeFileSync(join(project.path, 'my-work', id, path), text);
  for (const args of [['list'], ['check', id]]) {
    const { code, printed } = await project.node('bin/assignment.ts', ...args);
    expect(code, printed).toBe(0);
    expect(printed.split('\n').filter((line) => line.includes(name))).toEqual([
      `skipped assignments/${name}: a draft. Prove it with: npm run content -- ${name}`,
    ]);
  }
  const { printed } = await project.node('bin/content.ts');
  expect(printed.split('\n').filter((line) => line.includes(name))).toEqual([
    `skipped assignments/${name}: a draft. Prove it with: npm run content -- ${name}`,
  ]);
});

test('new › once it can be read, content names each thing that it still lacks, and what may be cited', async () => {
  using project = ownProject();
  const name = `${dirname(id)}/brand-new`;
  const folder = join(project.path, 'assignments', name);
  await project.node('bin/new.ts', 'assignment', name);
  const edit = (file: string, change: (text: string) => string): void => {
    const path = join(folder, file);
    writeFileSync(path, change(readFileSync(path, 'utf8')));
  };
  edit('en.mdx', (text) =>
    text.replace('summary: ""', 'summary: New.').replace('hints: []', 'hints: [Look., Look there.]'),
  );
  // As its comment shows it.
  edit('checks.ts', (text) => text.replace(/\/\/ TODO: one entry.*\n/, '').replaceAll(/^( +)\/\/ (?!TODO)/gm, '$1'));
  writeFileSync(join(folder, 'solution/answers.ts'), '');
  const { code, printed } = await project.node('bin/content-and-proofs.ts', name);
  expect(code).toBe(1);
  expect(printed).toContain('ids of');
  const told = printed.split('\n').filter((line) => line.startsWith(`assignments/${name}`));
  expect(told).toEqual([
    expect.stringContaining('solution/answers.ts is no file of the starter'),
    expect.stringContaining('has 0 wrong ones; 3 or more'),
    expect.stringContaining('the check "answers" has no title and no hint'),
    expect.stringContaining('<Checked> names no check'),
    expect.stringContaining('the check "answers" looks at nothing that the brief asks for'),
    expect.stringContaining('answers sends to "an-exchange-of-the-lesson", which'),
    expect.stringContaining('solution: answers refuses it'),
  ]);
});

test('new › a lesson and an example hold as they are made, but for what only an author can say', async () => {
  using project = ownProject();
  expect((await project.node('bin/new.ts', 'lesson', 'brand-new')).code).toBe(0);
  const lesson = await project.node('bin/content-and-proofs.ts', 'brand-new');
  expect(lesson.printed).toContain('lessons/brand-new/en.mdx: 0 questions; a lesson has 6 or more.\n1 to mend');
  expect((await project.node('bin/example.ts', 'brand-new/first')).printed).toContain('1 as documented, 0 not');
  const name = `${dirname(id)}/brand-new`;
  expect((await project.node('bin/new.ts', 'example', name)).code).toBe(0);
  expect((await project.node('bin/example.ts', name)).printed).toContain('1 as documented, 0 not');
  const { code, printed } = await project.node('bin/content-and-proofs.ts', name);
  expect(code).toBe(1);
  expect(printed).toContain('is shown nowhere. Show it with <Exchange> or <Run>.');
});

test('my-work is ignored by git', () => {
  expect(execFileSync('git', ['check-ignore', 'my-work/progress.json'], { cwd: root }).toString()).toContain('my-work');
});
