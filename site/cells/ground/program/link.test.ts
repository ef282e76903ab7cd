import { deepEqual, equal, ok } from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { deflateRawSync } from 'node:zlib';
import { readCatalogue } from '#checker/catalogue.ts';
import { hashOf } from '../../../shown/starter-hash.ts';
import { fragmentFrom, LINK_LETTERS, programFromFragment } from './link.ts';
import { programFrom, type OwnProgram } from './own-program.ts';

const program: OwnProgram = {
  name: 'Häuser 집 🏠',
  files: { 'main.ts': "console.log('ä🏠\\u0000');\n", 'models/rate.ts': 'export {};\n' },
  environment: 'PORT=4000\n#DEBUG=a=b#c',
  requests: [
    { method: 'POST', path: '/a?b=c#d', headers: 'content-type: application/json\nx-a: b', body: '{"no json' },
    { method: 'GET', path: '/', headers: '', body: '' },
  ],
};

/** As somebody would who does not ask our code. */
function linkOf(value: unknown, version = 1): string {
  const packed = deflateRawSync(JSON.stringify(value)).toString('base64url');
  return `#program=${version}.${packed}.${hashOf(packed)}`;
}

const madeOf = (made: ReturnType<typeof fragmentFrom>): string => ('fragment' in made ? made.fragment : '');
const problemIn = (fragment: string): unknown => {
  const outcome = programFromFragment(fragment);
  return outcome !== undefined && 'problem' in outcome ? outcome.problem : outcome;
};
const withFiles = (...files: readonly (readonly [string, string])[]): string => linkOf(['x', files, '', []]);

test('what goes into a link comes out of it', () => {
  const fragment = madeOf(fragmentFrom(program));
  ok(/^#[\w.=-]+$/.test(fragment), 'nothing in it that a chat would end a link at');
  deepEqual(programFromFragment(fragment), { program });
});

test('another fragment is nobody’s program', () => {
  equal(programFromFragment(''), undefined);
  equal(programFromFragment('#draft=1a2b'), undefined);
});

test('a link that was cut, changed or made up is broken', () => {
  const fragment = madeOf(fragmentFrom(program));
  const changed = fragment.replace(/.(?=.{40}$)/, (letter) => (letter === 'a' ? 'b' : 'a'));
  for (const broken of [
    fragment.slice(0, -1),
    fragment.slice(0, 80),
    changed,
    `${fragment}.x`,
    '#program=',
    '#program=1',
  ])
    deepEqual(problemIn(broken), { kind: 'link-broken' }, broken);
  for (const packed of ['', 'AAAA', '%00', '<img>', 'a'.repeat(1000)])
    deepEqual(problemIn(`#program=1.${packed}.${hashOf(packed)}`), { kind: 'link-broken' }, packed);
  for (const version of ['', '0', '-1', '1.5', '1e9', 'x'])
    deepEqual(problemIn(`#program=${version}.abc.${hashOf('abc')}`), { kind: 'link-broken' }, version);
  for (const value of [
    null,
    {},
    [],
    'x',
    [1, [], '', []],
    ['x', [['main.ts']], '', []],
    ['x', { 'main.ts': '' }, '', []],
  ])
    deepEqual(problemIn(linkOf(value)), { kind: 'link-broken' }, JSON.stringify(value));
});

test('a link of a later version says so, whatever it holds', () => {
  deepEqual(problemIn('#program=2.whatever it is'), { kind: 'link-newer', version: '2' });
});

test('a link has a length, made and read', () => {
  const letters = Array.from({ length: 60_000 }, (_, index) => hashOf(String(index)).slice(0, 1)).join('');
  const made = fragmentFrom({ ...program, files: { 'main.ts': letters } });
  ok('problem' in made && made.problem.kind === 'link-too-long' && made.problem.n > LINK_LETTERS);
  const n = 1_000_009;
  deepEqual(problemIn(`#program=${'/'.repeat(n - 9)}`), { kind: 'link-too-long', n, most: LINK_LETTERS });
});

test('what unpacks to more than a program is not unpacked', () => {
  const before = process.memoryUsage().arrayBuffers;
  const bomb = withFiles(['main.ts', 'x'.repeat(20_000_000)]);
  ok(bomb.length < LINK_LETTERS);
  deepEqual(problemIn(bomb), { kind: 'link-too-large' });
  ok(process.memoryUsage().arrayBuffers - before < 60_000_000);
  const many = linkOf(['x', Array.from({ length: 41 }, (_, index) => [`${index}.ts`, '']), '', []]);
  deepEqual(problemIn(many), { kind: 'too-many-files', n: 41, most: 40 });
  const requests = Array.from({ length: 61 }, () => ['GET', '/', '', '']);
  deepEqual(problemIn(linkOf(['x', [['main.ts', '']], '', requests])), { kind: 'too-many-requests', n: 61, most: 60 });
  const long = withFiles(['main.ts', '/'.repeat(1_000_000)]);
  deepEqual(problemIn(long), { kind: 'too-many-letters', n: 1_000_007, most: 200_000 });
});

for (const file of [
  '../x.ts',
  '/x.ts',
  'a//b.ts',
  './a.ts',
  'a/..',
  'c:\\x.ts',
  'a\\b.ts',
  'a b.ts',
  'a.',
  '',
  'a\n.ts',
  'a\u202Ets.exe',
  '__proto__ ',
]) {
  test(`no file is called ${JSON.stringify(file.slice(0, 40))}`, () => {
    deepEqual(problemIn(withFiles(['main.ts', ''], [file, ''])), { kind: 'odd-name', file });
  });
}

test('a name is as long and as deep as every system takes, and no device of Windows', () => {
  const problemOf = (file: string): unknown => problemIn(withFiles(['main.ts', ''], [file, '']));
  for (const [file, most] of [
    ['/'.repeat(100_000), 120],
    [`${'a/'.repeat(5)}${'b'.repeat(111)}`, 120],
    ['b'.repeat(65), 64],
  ] as const)
    deepEqual(problemOf(file), { kind: 'long-name', file, most });
  const deep = `${'a/'.repeat(6)}b.ts`;
  deepEqual(problemOf(deep), { kind: 'deep-name', file: deep, most: 5 });
  for (const file of ['con', 'NUL.ts', 'lib/com1.txt', 'aux/x.ts'])
    deepEqual(problemOf(file), { kind: 'device-name', file });
  for (const file of ['console.ts', 'b'.repeat(64), `${'a/'.repeat(5)}b.ts`])
    ok('program' in Object(problemOf(file)), file);
});

test('names that mean something else are refused, and two that are one on many disks', () => {
  for (const file of [
    '__proto__',
    'node_modules/express/index.js',
    'package-lock.json',
    '.git/config',
    'Notebook.json',
  ])
    deepEqual(problemIn(withFiles(['main.ts', ''], [file, ''])), { kind: 'reserved-name', file }, file);
  for (const file of ['main.ts', 'Main.ts', 'main.ts/x'])
    deepEqual(problemIn(withFiles(['main.ts', ''], [file, ''])), { kind: 'same-name', file }, file);
  deepEqual(problemIn(withFiles(['other.ts', ''])), { kind: 'no-entry' });
  equal(Object.keys(Object.prototype).length, 0);
  deepEqual(programFromFragment(withFiles(['main.ts', ''], ['constructor', ''], ['.env', ''], ['한글.ts', ''])), {
    program: {
      name: 'x',
      files: { 'main.ts': '\n', '.env': '\n', constructor: '\n', '한글.ts': '\n' },
      environment: '',
      requests: [],
    },
  });
});

test('a method or a variable that no form could show is no program', () => {
  deepEqual(problemIn(linkOf(['x', [['main.ts', '']], '', [['CONNECT', '/', '', '']]])), { kind: 'broken' });
  deepEqual(problemIn(linkOf(['x', [['main.ts', '']], 'no variable', []])), { kind: 'broken' });
});

test('every example and every starter of the course goes into a link', async () => {
  const { examples, assignments } = await readCatalogue(join(import.meta.dirname, '../../../..'));
  const programs = [
    ...examples.map(({ id, files }) => ({ id, files })),
    ...assignments.map(({ id, starter }) => ({ id, files: starter })),
  ];
  ok(programs.length > 20);
  for (const { id, files } of programs) {
    const outcome = programFrom({ name: id, files: Object.entries(files), environment: '', requests: [] });
    ok('program' in outcome, id);
    deepEqual(programFromFragment(madeOf(fragmentFrom(outcome.program))), outcome, id);
  }
});

test('a name stands on one line', () => {
  const outcome = programFromFragment(linkOf([`a\n b${'c'.repeat(200)}`, [['main.ts', '']], '', []]));
  ok(outcome !== undefined && 'program' in outcome);
  equal(outcome.program.name, `a b${'c'.repeat(57)}`);
});
