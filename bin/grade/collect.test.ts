/** What classes really hand in: a harmless extra costs nobody anything, and what is in the folder is in the report. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { strToU8 } from 'fflate';
import { collect } from './collect.ts';
import type { Asked } from './collect/loose.ts';
import { assignment, collected, ids, MAIN, told, zip, type Files } from './collect/made-class.ts';
import { fileNameOf } from './write/names.ts';

/** Its last entry says in the directory that it is enciphered, as each cipher of a zip has it. */
function locked(bytes: Uint8Array): Uint8Array {
  const buffer = Buffer.from(bytes);
  const at = buffer.lastIndexOf('PK\u0001\u0002') + 8;
  buffer.writeUInt16LE(buffer.readUInt16LE(at) | 1, at);
  return buffer;
}

test('what a system, an editor or a learner leaves beside the program is left out, and the program is taken', async () => {
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
    for (const { handedIn } of [await collected({ 'ana.zip': zip(files) }), await collected(inFolder)])
      assert.deepEqual(handedIn.map(told), ['main.ts'], path);
  }
  const { handedIn } = await collected({ 'ana.zip': zip({ 'main.ts': MAIN, 'screenshot.png': 'x' }) });
  assert.match(handedIn[0]?.notes.join() ?? '', /left out: "screenshot\.png"/);
});

test('the program is found in one folder around it, in a whole repository, and behind backslashes', async () => {
  const around: readonly string[] = ['features/', 'a/b/', 'repo-main/my-work/validation/features/', 'features\\'];
  for (const below of around) {
    const entries = { [`${below}main.ts`]: MAIN, [`${below}도우미.ts`]: 'x', 'assignments/x/y/starter/main.ts': 'x' };
    const whole = below.includes('my-work') ? entries : { [`${below}main.ts`]: MAIN, [`${below}도우미.ts`]: 'x' };
    const { handedIn } = await collected({ 'ana.ZIP': zip(whole) });
    assert.deepEqual(handedIn.map(told), ['main.ts 도우미.ts'], below);
  }
});

test('what cannot be taken says what to do', async () => {
  const cases: readonly (readonly [entries: Readonly<Record<string, string | Uint8Array>>, says: RegExp])[] = [
    [{ 'a.zip': zip({ 'Main.ts': MAIN }) }, /must be called main\.ts/],
    [{ 'a/main.ts': new Uint8Array([0xff, 0xfe, 0x61, 0]) }, /UTF-16.*UTF-8/],
    [{ 'a/main.ts': Buffer.from(MAIN, 'utf16le') }, /UTF-16.*UTF-8/],
    [{ 'a.zip': locked(zip({ 'src/': '', 'main.ts': MAIN })) }, /asks for a password/],
    [{ 'a.tar.gz': 'x' }, /Only a \.zip/],
    [{ 'a.tar.gz': new Uint8Array([0x1f, 0x8b, 1, 2, 3]) }, /no \.tar or \.tar\.gz that can be read/],
    [{ 'a.7z': strToU8('7z\u00bc\u00af\u0027\u001cabc', true) }, /no \.7z that can be read/],
    [{ 'a/a.7z': 'x' }, /Only a \.zip/],
    [{ 'a.egg': 'EGGA' }, /Only a \.zip/],
    [{ 'a/x.ts': MAIN, 'a/y.ts': MAIN }, /no main\.ts/],
    [{ 'Ana_1_assignsubmission_file_report.pdf': 'x' }, /no main\.ts/],
    [{ 'a/.keep': '' }, /no main\.ts/],
    [{ 'a.zip': zip({}) }, /no file in it/],
    [{ 'a.zip': 'no zip' }, /no zip that can be read/],
    [{ 'a.zip': 'PK no zip' }, /no zip that can be read/],
    [{ 'a.zip': zip({ 'main.ts': MAIN, 'x.ts': '', 'x.ts/y.ts': '' }) }, /a file and a folder at once/],
    [{ 'a.zip': zip({ 'main.ts': MAIN, '../../x.ts': '' }) }, /leads out of the folder/],
    [{ 'a/routers/users/main.ts': MAIN }, /It is for routers\/users, and this is validation\/features/],
  ];
  for (const [entries, says] of cases) {
    const { handedIn } = await collected(entries);
    assert.equal(handedIn.length, 1);
    assert.match(handedIn.map(told).join(), says);
    // A broken archive is no failure of whoever reads it.
    assert.equal(process.exitCode, undefined);
  }
});

test('everything in the folder is either handed in or told apart as not looked at; links are not followed', async () => {
  const { notLookedAt } = await collected({ 'Thumbs.db': 'x', '~$a.zip': 'x', 'readme.txt': 'x', 'ana/main.ts': MAIN });
  assert.deepEqual(
    notLookedAt.map(({ from }) => from),
    ['Thumbs.db', 'readme.txt', '~$a.zip'],
  );
  const folder = mkdtempSync(join(tmpdir(), 'express-notebook-collect-'));
  symlinkSync('/etc', join(folder, 'etc'));
  const { handedIn } = await collect(folder, { assignment, ids });
  rmSync(folder, { recursive: true });
  assert.match(handedIn.map(told).join(), /links are not followed/);
});

test('names are those of people, whatever the platform makes of them', async () => {
  const program = zip({ 'main.ts': MAIN });
  const { handedIn } = await collected({
    'Ana García_12345_assignsubmission_file_/features.zip': program,
    'Under_Score Name_305_assignsubmission_file_/f.zip': program,
    'Lee_1_assignsubmission_file_/f.zip': program,
    'Lee_2_assignsubmission_file_/f.zip': program,
    'garciaana_LATE_1234_5678_features-2.zip': program,
    [`${'김민수'.normalize('NFD')}.zip`]: program,
    '김민수/main.ts': MAIN,
  });
  const names = handedIn.map(({ learner }) => learner);
  assert.deepEqual(
    new Set(names),
    new Set(['Ana García', 'Under_Score Name', 'Lee (1)', 'Lee (2)', 'garciaana', '김민수']),
  );
  assert.match(handedIn.find(({ learner }) => learner === 'garciaana')?.notes.join() ?? '', /late/);
  assert.equal(fileNameOf('김민수'), '김민수');
  assert.notEqual(fileNameOf('a/b'), fileNameOf('a-b'));
});

test('an archive in a folder is read whatever form its name has, and what we cannot read is no refusal', async () => {
  const name = `${'과제'.normalize('NFD')}.zip`;
  const { handedIn } = await collected({
    [`ana/${name}`]: zip({ 'main.ts': MAIN }),
    'ben.zip': zip({ 'main.ts': MAIN }),
  });
  assert.deepEqual(handedIn.map(told), ['main.ts', 'main.ts']);
  assert.equal(handedIn[0]?.from, 'ana/과제.zip');
  const folder = mkdtempSync(join(tmpdir(), 'express-notebook-collect-'));
  writeFileSync(join(folder, 'ana.zip'), zip({ 'main.ts': MAIN }));
  const gone = await collect(folder, { assignment, ids, onRead: () => rmSync(join(folder, 'ana.zip')) });
  rmSync(folder, { recursive: true });
  const [{ submission } = assert.fail()] = gone.handedIn;
  assert.ok('fault' in submission && submission.fault.includes('ENOENT'));
  assert.ok('problem' in submission && !submission.problem.includes(folder));
});

test('what has no name in UTF-8 is left ungraded, by no fault of a learner, and stops nobody', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'express-notebook-collect-'));
  const korean = Buffer.from('b1e8b9ceb1d4', 'hex');
  const at = (...end: readonly Buffer[]): Buffer => Buffer.concat([Buffer.from(`${folder}/`), ...end]);
  mkdirSync(at(korean));
  writeFileSync(at(korean, Buffer.from('.zip')), zip({ 'main.ts': MAIN }));
  writeFileSync(at(korean, Buffer.from('.txt')), 'x');
  writeFileSync(join(folder, 'ben.zip'), zip({ 'main.ts': MAIN }));
  const { handedIn, notLookedAt } = await collect(folder, { assignment, ids });
  rmSync(folder, { recursive: true });
  assert.deepEqual(
    handedIn.map((each) => [each.learner, 'fault' in each.submission ? each.submission.fault : told(each)]),
    [
      ['ben', 'main.ts'],
      ['김민규', 'its name is not in UTF-8. Rename it, and give the same command again.'],
      ['김민규', 'its name is not in UTF-8. Rename it, and give the same command again.'],
    ],
  );
  assert.deepEqual(
    notLookedAt.map(({ from }) => from),
    ['김민규.txt'],
  );
});

test('loose files of one learner are one program; the only one may be called otherwise', async () => {
  const { handedIn } = await collected({
    'garciaana_1234_5678_main-1.ts': MAIN,
    'garciaana_1234_5679_rows.ts': 'x',
    'Lee_1_assignsubmission_file_main (1).ts': MAIN,
    'ben.ts': MAIN,
    'cem/features.ts': MAIN,
  });
  assert.deepEqual(Object.fromEntries(handedIn.map((each) => [each.learner, told(each)])), {
    Lee: 'main.ts',
    ben: 'main.ts',
    cem: 'main.ts',
    garciaana: 'main.ts rows.ts',
  });
});

test('where main.ts is given, what the learner wrote is enough, also under another name', async () => {
  const asked = { written: ['routers/admin.ts'], given: ['main.ts'], givenMain: MAIN };
  const { handedIn } = await collected(
    {
      'ana/routers/admin.ts': 'x',
      'ben.zip': zip({ 'work/routers/admin.ts': 'x' }),
      'cem_1_2_admin (1).ts': 'x',
      'dora/main.ts': MAIN,
      'eve/a.ts': 'x',
      'eve/b.ts': 'x',
    },
    asked,
  );
  const whole = 'main.ts routers/admin.ts';
  assert.deepEqual(handedIn.map(told), [
    whole,
    whole,
    whole,
    'main.ts',
    'There is no main.ts: every program starts there. Hand it in with the files beside it.',
  ]);
  assert.equal(
    new Set(handedIn.slice(0, 3).flatMap(({ submission }) => ('hash' in submission ? submission.hash : ''))).size,
    1,
  );
});

test('where no assignment was named, the path of what the learner wrote names it, and nothing is renamed', async () => {
  const askedOf = (id: string): Asked | undefined =>
    id === 'routers/users' ? { written: ['users.ts'], given: ['main.ts'], givenMain: MAIN } : undefined;
  const own = { written: ['main.ts', 'models.ts'], given: [], givenMain: undefined };
  const alone = await collected({ 'ana/models.ts': 'x' }, own);
  assert.match(alone.handedIn.map(told).join(), /no main\.ts/);
  const folder = mkdtempSync(join(tmpdir(), 'express-notebook-collect-'));
  mkdirSync(join(folder, 'ana/routers/users'), { recursive: true });
  writeFileSync(join(folder, 'ana/routers/users/users.ts'), 'x');
  writeFileSync(join(folder, 'ben.zip'), zip({ 'work/routers/users/users.ts': 'x' }));
  const { handedIn } = await collect(folder, { askedOf, ids });
  rmSync(folder, { recursive: true });
  assert.deepEqual(handedIn.map(told), ['main.ts users.ts', 'main.ts users.ts']);
  assert.deepEqual(
    handedIn.map((each) => each.assignment),
    ['routers/users', 'routers/users'],
  );
});

test('a given file that is no text costs nothing: it is put back', async () => {
  const noText = new Uint8Array([0x2f, 0x2f, 0xb8, 0xde]);
  const givenMain = { written: ['rows.ts'], given: ['main.ts'], givenMain: MAIN };
  const given = { written: ['main.ts'], given: ['rows.ts'], givenMain: undefined };
  const cases: readonly (readonly [files: Files, asked: Asked, taken: string])[] = [
    [{ 'main.ts': MAIN, 'rows.ts': noText }, given, 'main.ts'],
    [{ 'main.ts': MAIN, 'rows.ts': Buffer.from(`\uFEFF${MAIN}`, 'utf16le') }, given, 'main.ts'],
    [{ 'main.ts': MAIN, 'rows.ts': new Uint8Array(300_000) }, given, 'main.ts'],
    [{ 'main.ts': noText, 'rows.ts': 'x' }, givenMain, 'rows.ts'],
  ];
  for (const [files, asked, taken] of cases) {
    const { handedIn } = await collected({ 'a.zip': zip(files) }, asked);
    assert.deepEqual(handedIn.map(told), [taken]);
    assert.deepEqual(handedIn[0]?.notes, ['no manifest']);
  }
});

test('what lies beside the folder of main.ts is not taken, and a note says so', async () => {
  const files = {
    'src/main.ts': MAIN,
    'src/a/rows.ts': 'x',
    'schemas/row.ts': 'x',
    'plan.png': 'x',
    'package.json': '{}',
  };
  const inFolder = Object.fromEntries(Object.entries(files).map(([path, text]) => [`ana/${path}`, text]));
  for (const { handedIn } of [await collected(inFolder), await collected({ 'ana.zip': zip(files) })]) {
    assert.deepEqual(handedIn.map(told), ['a/rows.ts main.ts']);
    const [, left = ''] = handedIn[0]?.notes ?? [];
    assert.match(left, /^left out: .*: not in the folder of main\.ts/);
    for (const name of ['"schemas/row.ts"', '"plan.png"']) assert.ok(left.includes(name), left);
  }
});
