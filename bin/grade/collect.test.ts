/** What classes really hand in: a harmless extra costs nobody anything, and what is in the folder is in the report. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { strToU8, zipSync } from 'fflate';
import { collect, type HandedIn } from './collect.ts';
import { fileNameOf } from './write.ts';

const MAIN = 'console.log(1);\n';
const ids = new Set(['validation/features', 'routers/users']);
const assignment = 'validation/features';

function collected(entries: Readonly<Record<string, string | Uint8Array>>, only: string | undefined = assignment) {
  const folder = mkdtempSync(join(tmpdir(), 'express-notebook-collect-'));
  for (const [path, content] of Object.entries(entries)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  try {
    return collect(folder, { assignment: only, ids });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function zip(entries: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  return zipSync(
    Object.fromEntries(
      Object.entries(entries).map(([path, each]) => [path, typeof each === 'string' ? strToU8(each) : each]),
    ),
  );
}

function told({ submission }: HandedIn): string {
  return 'problem' in submission ? submission.problem : Object.keys(submission.files).join(' ');
}

test('what a system, an editor or a learner leaves beside the program is left out, and the program is taken', () => {
  const extras: readonly (readonly [path: string, content: string | Uint8Array])[] = [
    ['.gitignore', 'x'],
    ['.github/workflows/x.yml', 'x'],
    ['__MACOSX/._main.ts', '\0'],
    ['._main.ts', '\0'],
    ['pnpm-lock.yaml', 'a: b\n'.repeat(100_000)],
    ['node_modules/x/index.js', 'x'],
    ['screenshot.png', new Uint8Array(400_000)],
    ['main (1).ts', MAIN],
    ['manifest.json', '{"format":1}'],
    ['제출 메모.md', 'x'],
    ['notes.txt', new Uint8Array([0xb8, 0xde])],
  ];
  for (const [path, content] of extras) {
    const files = { 'main.ts': MAIN, [path]: content };
    const inFolder = Object.fromEntries(Object.entries(files).map(([name, each]) => [`ana/${name}`, each]));
    for (const { handedIn } of [collected({ 'ana.zip': zip(files) }), collected(inFolder)])
      assert.deepEqual(handedIn.map(told), ['main.ts'], path);
  }
  const { handedIn } = collected({ 'ana.zip': zip({ 'main.ts': MAIN, 'screenshot.png': 'x' }) });
  assert.match(handedIn[0]?.notes.join() ?? '', /left out: "screenshot\.png"/);
});

test('the program is found in one folder around it, in a whole repository, and behind backslashes', () => {
  const around: readonly string[] = ['features/', 'a/b/', 'repo-main/my-work/validation/features/', 'features\\'];
  for (const below of around) {
    const entries = { [`${below}main.ts`]: MAIN, [`${below}도우미.ts`]: 'x', 'assignments/x/y/starter/main.ts': 'x' };
    const whole = below.includes('my-work') ? entries : { [`${below}main.ts`]: MAIN, [`${below}도우미.ts`]: 'x' };
    const { handedIn } = collected({ 'ana.ZIP': zip(whole) });
    assert.deepEqual(handedIn.map(told), ['main.ts 도우미.ts'], below);
  }
});

test('what cannot be taken says what to do', () => {
  const cases: readonly (readonly [entries: Readonly<Record<string, string | Uint8Array>>, says: RegExp])[] = [
    [{ 'a.zip': zip({ 'Main.ts': MAIN }) }, /must be called main\.ts/],
    [{ 'a/main.ts': new Uint8Array([0xff, 0xfe, 0x61, 0]) }, /UTF-16.*UTF-8/],
    [{ 'a.tar.gz': 'x' }, /Only a \.zip/],
    [{ 'a/a.7z': 'x' }, /Only a \.zip/],
    [{ 'a.ts': MAIN }, /one loose file/],
    [{ 'a/.keep': '' }, /no main\.ts/],
    [{ 'a.zip': zip({}) }, /no file in it/],
    [{ 'a.zip': 'no zip' }, /no zip that can be read/],
    [{ 'a.zip': zip({ 'main.ts': MAIN, 'x.ts': '', 'x.ts/y.ts': '' }) }, /a file and a folder at once/],
    [{ 'a.zip': zip({ 'main.ts': MAIN, '../../x.ts': '' }) }, /leads out of the folder/],
    [{ 'a/routers/users/main.ts': MAIN }, /It is for routers\/users, and this is validation\/features/],
  ];
  for (const [entries, says] of cases) {
    const { handedIn } = collected(entries);
    assert.equal(handedIn.length, 1);
    assert.match(handedIn.map(told).join(), says);
  }
});

test('everything in the folder is either handed in or told apart as not looked at; links are not followed', () => {
  const { notLookedAt } = collected({ 'Thumbs.db': 'x', 'readme.txt': 'x', 'ana/main.ts': MAIN });
  assert.deepEqual(
    notLookedAt.map(({ from }) => from),
    ['Thumbs.db', 'readme.txt'],
  );
  const folder = mkdtempSync(join(tmpdir(), 'express-notebook-collect-'));
  symlinkSync('/etc', join(folder, 'etc'));
  const { handedIn } = collect(folder, { assignment, ids });
  rmSync(folder, { recursive: true });
  assert.match(handedIn.map(told).join(), /links are not followed/);
});

test('names are those of people, whatever the platform makes of them', () => {
  const program = zip({ 'main.ts': MAIN });
  const { handedIn } = collected({
    'Ana García_12345_assignsubmission_file_/features.zip': program,
    'Lee_1_assignsubmission_file_/f.zip': program,
    'Lee_2_assignsubmission_file_/f.zip': program,
    'garciaana_LATE_1234_5678_features-2.zip': program,
    [`${'김민수'.normalize('NFD')}.zip`]: program,
    '김민수/main.ts': MAIN,
  });
  const names = handedIn.map(({ learner }) => learner);
  assert.deepEqual(new Set(names), new Set(['Ana García', 'Lee (1)', 'Lee (2)', 'garciaana', '김민수']));
  assert.match(handedIn.find(({ learner }) => learner === 'garciaana')?.notes.join() ?? '', /late/);
  assert.equal(fileNameOf('김민수'), '김민수');
  assert.notEqual(fileNameOf('a/b'), fileNameOf('a-b'));
});
