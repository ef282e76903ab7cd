import { deepEqual, equal, ok } from 'node:assert/strict';
import { test } from 'node:test';
import { parseEnv } from 'node:util';
import { zipSync, type Zippable } from 'fflate';
import type { OwnProgram } from '../../ground/program/own-program.ts';
import { environmentFile, unwritable } from './environment-file.ts';
import { folderFrom, folderName, programFromFolder } from './folder.ts';
import { MOST_BYTES, uploadFromZip, zipFrom } from './zip.ts';

const program: OwnProgram = {
  name: 'Häuser & Höfe',
  files: {
    'main.ts': "import express from 'express';\nimport { z } from \"zod/v4\";\nimport './a/b.ts';\nimport 'node:fs';\n",
    'a/b.ts': "const y = await import('yaml');\nimport x from '@scope/none/x';\nimport 'no-such-package';\n",
  },
  environment: 'PORT=4000\n#DEBUG=1',
  requests: [{ method: 'POST', path: '/', headers: '', body: '{"no json' }],
};
const versions = { express: '5.3.0', zod: '4.6.7', yaml: '2.9.1', '@types/express': '5.0.6', '@types/node': '24.19.2' };
const folder = folderFrom(program, versions);
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const zipOf = (files: Zippable): Uint8Array => zipSync(files);
const problemIn = (zip: Uint8Array): unknown => {
  const outcome = uploadFromZip(zip);
  return 'problem' in outcome ? outcome.problem : undefined;
};

test('a folder says how it is installed and started, in the versions of the site', () => {
  const manifest: unknown = JSON.parse(folder['package.json'] ?? '');
  deepEqual(manifest, {
    name: 'hauser-hofe',
    private: true,
    type: 'module',
    engines: { node: '>=22.18' },
    scripts: { start: 'node --env-file=notebook.env main.ts' },
    dependencies: { express: '5.3.0', yaml: '2.9.1', zod: '4.6.7' },
    devDependencies: { '@types/express': '5.0.6', '@types/node': '24.19.2' },
  });
  const plain: unknown = JSON.parse(folderFrom({ ...program, environment: '#A=1' }, versions)['package.json'] ?? '');
  deepEqual(Reflect.get(Object(plain), 'scripts'), { start: 'node main.ts' });
});

test('a package.json of the program’s own is kept, and added to', () => {
  const own = '{"name":"shop","imports":{"#src/*":"./src/*"},"scripts":{"start":"x","test":"t"}}\n';
  const made = folderFrom({ ...program, files: { ...program.files, 'package.json': own } }, versions);
  const manifest: unknown = JSON.parse(made['package.json'] ?? '');
  const at = (key: string): unknown => Reflect.get(Object(manifest), key);
  equal(at('name'), 'shop');
  equal(at('type'), undefined);
  deepEqual(at('imports'), { '#src/*': './src/*' });
  deepEqual(at('scripts'), { start: 'node --env-file=notebook.env main.ts', test: 't' });
  deepEqual(at('dependencies'), { express: '5.3.0', yaml: '2.9.1', zod: '4.6.7' });
  const outcome = programFromFolder('', new Map(Object.entries(made)));
  ok('program' in outcome);
  equal(outcome.program.files['package.json'], own);
  const broken = folderFrom({ ...program, files: { ...program.files, 'package.json': '{' } }, versions);
  equal(Reflect.get(Object(JSON.parse(broken['package.json'] ?? '')), 'name'), 'hauser-hofe');
});

test('what goes into a zip comes out of it', () => {
  const upload = uploadFromZip(zipFrom('hauser-hofe', folder));
  ok('texts' in upload);
  equal(upload.name, 'hauser-hofe');
  deepEqual(programFromFolder(upload.name, upload.texts), { program });
});

test('a folder of another hand is taken in as its code', () => {
  const zip = zipOf({
    'main.ts': bytes('export {};\r\n'),
    'package.json': bytes('{ "name": "other" }\n'),
    'node_modules/express/index.js': bytes('x'),
    '__MACOSX/._main.ts': new Uint8Array([255]),
    'lib/': new Uint8Array(),
    'lib/.DS_Store': new Uint8Array([255]),
  });
  const upload = uploadFromZip(zip);
  ok('texts' in upload);
  const files = { 'main.ts': 'export {};\r\n', 'package.json': '{ "name": "other" }\n' };
  deepEqual(programFromFolder('mine', upload.texts), {
    program: { name: 'mine', files, environment: '', requests: [] },
  });
});

test('a notebook.json that is damaged or of a later version is told', () => {
  const from = (text: string) =>
    programFromFolder(
      'x',
      new Map([
        ['main.ts', ''],
        ['notebook.json', text],
      ]),
    );
  deepEqual(from('{'), { problem: { kind: 'folder-damaged', file: 'notebook.json' } });
  deepEqual(from('{"version":1}'), { problem: { kind: 'folder-damaged', file: 'notebook.json' } });
  deepEqual(from('{"version":2,"new":[]}'), { problem: { kind: 'folder-newer', version: 2 } });
  deepEqual(programFromFolder('x', new Map([['app.ts', '']])), { problem: { kind: 'no-entry' } });
});

test('a zip with a name that leads out of it is refused whole', () => {
  for (const name of ['../x.ts', 'a/../../x.ts', '/etc/x.ts', 'C:/x.ts', 'a\\..\\x.ts'])
    deepEqual(
      problemIn(zipOf({ 'main.ts': bytes(''), [name]: bytes('') })),
      { kind: 'odd-name', file: name.replaceAll('\\', '/') },
      name,
    );
  // A record of our own would have made something else of this name.
  const zip = zipOf({ 'main.ts': bytes(''), __prot0__: bytes('x') });
  const named = bytes('__proto__');
  for (let at = 0; at < zip.length - named.length; at += 1)
    if (new TextDecoder().decode(zip.subarray(at, at + named.length)) === '__prot0__') zip.set(named, at);
  deepEqual(problemIn(zip), { kind: 'odd-name', file: '__proto__' });
});

test('what is no zip, no text, or more than a program is told', () => {
  deepEqual(problemIn(bytes('PK no zip')), { kind: 'no-zip' });
  deepEqual(problemIn(new Uint8Array()), { kind: 'no-zip' });
  deepEqual(problemIn(zipFrom('x', folder).subarray(0, 200)), { kind: 'no-zip' });
  deepEqual(problemIn(zipOf({ 'a.png': new Uint8Array([137, 80, 255]) })), { kind: 'no-text', file: 'a.png' });
  const n = MOST_BYTES + 1;
  deepEqual(problemIn(new Uint8Array(n)), { kind: 'upload-too-large', n, most: MOST_BYTES });
});

test('a bomb is not unpacked, whatever it says of its size', () => {
  const zip = zipOf({ 'main.ts': [new Uint8Array(5_000_000), { level: 9 }] });
  ok(zip.length < MOST_BYTES);
  deepEqual(problemIn(zip), { kind: 'upload-too-large', n: 5_000_000, most: 800_000 });
  // The size in the directory at the end, made small: what is unpacked then ends there.
  const view = new DataView(zip.buffer, zip.byteOffset);
  for (let at = 0; at < zip.length - 4; at += 1)
    if (view.getUint32(at, true) === 5_000_000) view.setUint32(at, 10, true);
  const outcome = uploadFromZip(zip);
  ok('problem' in outcome || (outcome.texts.get('main.ts') ?? '').length <= 10);
});

test('an environment is read by Node to the very same values', () => {
  const values = [
    '',
    ' a b ',
    '#x',
    "it's",
    '"q"',
    '`b`',
    `'"`,
    "'`",
    '"`',
    'a=b',
    '$HOME ${X}',
    String.raw`\n`,
    '집 🏠',
  ];
  const lines = values.map((value, index) => `V${String(index)}=${value}`);
  const env = ['#OFF=1', ...lines].join('\n');
  deepEqual(unwritable(env), []);
  deepEqual(
    { ...parseEnv(environmentFile(env)) },
    Object.fromEntries(values.map((value, index) => [`V${index}`, value])),
  );
  deepEqual(unwritable('A=\'"`\nB-B=1\nC D=2\n#E F=3'), ['A', 'C D']);
  equal(environmentFile('#A=1'), '');
});

test('a long row of blanks holds nothing up, and depth is no notebook', () => {
  const blanks = ' '.repeat(150_000);
  const text = `import${blanks}x from${blanks}y require(${blanks}`;
  ok(folderFrom({ ...program, files: { 'main.ts': text } }, versions)['package.json']?.includes('"dependencies": {}'));
  const deep = '['.repeat(200_000);
  deepEqual(programFromFolder('x', new Map([['notebook.json', deep]])), {
    problem: { kind: 'folder-damaged', file: 'notebook.json' },
  });
});

test('every name makes a folder', () => {
  deepEqual(['My program 2', '집', '../..', 'a'.repeat(99)].map(folderName), [
    'my-program-2',
    'program',
    'program',
    'a'.repeat(40),
  ]);
});
