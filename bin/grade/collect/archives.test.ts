/** Archives as classes really hand them in: whatever they are called, and whatever made them. */
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { collected, MAIN, sevenZipOf, tarEntry, tarOf, told, zip, type Files } from './made-class.ts';

/** A file of nothing but zeros, larger than what may be unpacked. */
function bombOf(bytes: number): Uint8Array {
  const [head, zeros] = [tarEntry('main.ts', new Uint8Array(), bytes), gzipSync(Buffer.alloc(16 * 1024 * 1024))];
  // A gzip may have several parts, one behind the other.
  return Buffer.concat([gzipSync(head), ...Array.from({ length: bytes / (16 * 1024 * 1024) }, () => zeros)]);
}

test('other archives are taken as a zip is, by what they are and not by what they are called', async () => {
  const files = { 'features/main.ts': MAIN, 'features/도우미.ts': 'x', 'features/node_modules/x.js': 'x' };
  const tar = tarOf(files);
  const packed = { 'a.tar': tar, 'a.tgz': gzipSync(tar), 'a.TAR.GZ': gzipSync(tar), 'a.zip': gzipSync(tar) };
  for (const [name, bytes] of Object.entries({
    ...packed,
    'a.7z': await sevenZipOf(files),
    'a/b.tar.gz': gzipSync(tar),
  })) {
    const { handedIn } = await collected({ [name]: bytes });
    assert.deepEqual(handedIn.map(told), ['main.ts 도우미.ts'], name);
  }
  const inner = await collected({ 'a.zip': zip({ 'a/features.zip': zip({ 'main.ts': MAIN }) }) });
  assert.deepEqual(inner.handedIn.map(told), ['main.ts']);
});

test('an archive in an archive may be larger than a file may be, up to what is kept of the whole', async () => {
  const large = zip({ 'main.ts': MAIN, 'node_modules/x.js': randomBytes(300_000) });
  const outer = { 'work/features.zip': large };
  const taken = { 'a.zip': zip(outer), 'a.tar': tarOf(outer), 'a.7z': await sevenZipOf(outer) };
  for (const [name, bytes] of Object.entries(taken)) {
    const { handedIn } = await collected({ [name]: bytes });
    assert.deepEqual(handedIn.map(told), ['main.ts'], name);
  }
  const { handedIn } = await collected({ 'a.zip': zip({ 'features.zip': new Uint8Array(33 * 1024 * 1024) }) });
  assert.match(handedIn.map(told).join(), /"features\.zip" is too large/);
  // It costs the program beside it nothing.
  const beside = await collected({ 'a.zip': zip({ 'main.ts': MAIN, 'old.zip': new Uint8Array(33 * 1024 * 1024) }) });
  assert.deepEqual(beside.handedIn.map(told), ['main.ts']);
});

test('an archive by any name but that of a program is opened, and a document is nobody’s unless a program is in it', async () => {
  const program = zip({ 'main.ts': MAIN });
  const documentOf = (files: Files): Uint8Array => zip({ '[Content_Types].xml': 'x', ...files });
  const { handedIn, notLookedAt } = await collected({
    'a.zip.txt': program,
    'b.docx': program,
    c: gzipSync(tarOf({ 'main.ts': MAIN })),
    'd/work.bin': program,
    'e.zip': zip({ 'work.dat': program }),
    'f/report.docx': documentOf({}),
    'Kim_1_assignsubmission_file_report.hwpx': zip({ mimetype: 'application/hwp+zip' }),
    'Lee_2_assignsubmission_file_main.ts': MAIN,
    'Lee_2_assignsubmission_file_report.docx': documentOf({}),
    'roster.xlsx': documentOf({}),
    'note.txt': 'PK, bring cake',
  });
  const none = 'This is a document, and there is no program in it. Hand in main.ts and the files beside it as a .zip.';
  assert.deepEqual(Object.fromEntries(handedIn.map((each) => [each.learner, told(each)])), {
    ...Object.fromEntries(['a', 'b', 'c', 'd', 'e', 'Lee'].map((learner) => [learner, 'main.ts'])),
    f: none,
    Kim: none,
  });
  assert.equal(handedIn.length, 8);
  assert.deepEqual(
    notLookedAt.map(({ from, reason }) => [from, reason]),
    [
      ['note.txt', 'neither a folder, an archive nor a program'],
      ['roster.xlsx', none],
    ],
  );
});

test('a zip whose bytes have changed since it was made is refused, packed or not', async () => {
  for (const level of [0, 9] as const) {
    const bytes = Buffer.from(zipSync({ 'main.ts': [strToU8(MAIN), { level }] }));
    const at = bytes.lastIndexOf('PK\u0001\u0002') + 16;
    bytes.writeUInt32LE((bytes.readUInt32LE(at) ^ 1) >>> 0, at);
    const { handedIn } = await collected({ 'a.zip': bytes });
    assert.match(handedIn.map(told).join(), /"main\.ts" in the zip is damaged.*Make the zip again\.$/);
  }
});

test('a link in a zip is no text', async () => {
  const link = [strToU8('/etc/passwd'), { os: 3, attrs: 0o120777 << 16 }] as const;
  const { handedIn } = await collected({ 'a.zip': zipSync({ 'main.ts': strToU8(MAIN), 'rows.ts': [...link] }) });
  assert.deepEqual(handedIn.map(told), ['main.ts']);
  assert.match(handedIn[0]?.notes.join() ?? '', /left out: "rows\.ts": links and devices are not taken/);
});

test('what unpacks to more than it may is refused before it fills the memory', async () => {
  const { handedIn } = await collected({ 'a.tgz': bombOf(1024 * 1024 * 1024) });
  assert.match(handedIn.map(told).join(), /more than \d+ bytes/);
});

test('names of a Korean Windows are read', async () => {
  const program = zip({ 'main.ts': MAIN, 'AAAAAA.ts': 'x' });
  const korean = Buffer.from(program).toString('latin1').replaceAll('AAAAAA', '\xb5\xb5\xbf\xec\xb9\xcc');
  const { handedIn } = await collected({ 'a.zip': Buffer.from(korean, 'latin1') });
  assert.deepEqual(handedIn.map(told), ['main.ts 도우미.ts']);
});

test('what a platform packed for a whole class is its learners, each with what is theirs', async () => {
  const program = zip({ 'main.ts': MAIN });
  const moodle = {
    'Ana García_1_assignsubmission_file_/main.ts': MAIN,
    'Ana García_1_assignsubmission_file_/rows.ts': 'x',
    'Lee_2_assignsubmission_file_/work.zip': program,
    'Lee_3_assignsubmission_file_/Main.ts': MAIN,
    'grades.csv': 'x',
  };
  const canvas = {
    'garciaana_LATE_11_21_features-2.zip': zip({ 'features.zip': program }),
    'kimeva_12_22_main-1.ts': MAIN,
    'kimeva_12_23_rows.ts': 'x',
  };
  const around = (files: Files, folder: string): Files =>
    Object.fromEntries(Object.entries(files).map(([path, content]) => [`${folder}/${path}`, content]));
  const missing = '"Main.ts" must be called main.ts, in small letters: every program starts there. Rename it.';
  const noMain = 'There is no main.ts: every program starts there. Hand it in with the files beside it.';
  const ofMoodle = { 'Ana García': 'main.ts rows.ts', 'Lee (2)': 'main.ts', 'Lee (3)': missing };
  const ofCanvas = { garciaana: 'main.ts', kimeva: 'main.ts rows.ts' };
  const cases: readonly (readonly [entries: Files, learners: Readonly<Record<string, string>>])[] = [
    [{ 'all.zip': zip(moodle) }, ofMoodle],
    [{ 'all.zip': zip(around(moodle, 'Course-Task-7')) }, ofMoodle],
    [{ 'all.tgz': gzipSync(tarOf(moodle)) }, ofMoodle],
    [around(moodle, 'unpacked'), ofMoodle],
    [{ 'submissions.zip': zip(canvas) }, ofCanvas],
    // One learner's own names are no platform's.
    [{ 'dora/work.zip': program, 'dora/a_1_2_x.csv': 'x', 'dora/b_2_3_y.csv': 'x' }, { dora: 'main.ts' }],
    [{ 'eve.zip': zip({ 'a_1_2_x.csv': 'x', 'b_2_3_y.csv': 'x' }) }, { eve: noMain }],
    [{ 'cem/work/main.ts': MAIN, 'cem/a_1_2_x.csv': 'x', 'cem/b_2_3_y.csv': 'x' }, { cem: 'main.ts' }],
    [
      { 'ben.zip': zip({ 'main.ts': MAIN, 'a_1_2_x.ts': 'x', 'b_2_3_y.ts': 'x' }) },
      { ben: 'a_1_2_x.ts b_2_3_y.ts main.ts' },
    ],
  ];
  for (const [entries, learners] of cases) {
    const { handedIn, notLookedAt } = await collected(entries);
    assert.deepEqual(Object.fromEntries(handedIn.map((each) => [each.learner, told(each)])), learners);
    assert.equal(handedIn.length, Object.keys(learners).length);
    assert.equal(notLookedAt.length, learners === ofMoodle ? 1 : 0);
  }
});
