import assert from 'node:assert/strict';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { folderFromFiles } from './folder.ts';

test('a line shows the folder of an example as /app, by its path and by its URL, whatever it is called', () => {
  const { TMPDIR, TEMP } = process.env;
  const temporary = mkdtempSync(join(tmpdir(), "express-notebook-한글 폴더 & it's 100%-"));
  Object.assign(process.env, { TMPDIR: temporary, TEMP: temporary });
  const folder = folderFromFiles({ 'main.ts': '' });
  const file = join(folder.path, 'main.ts');
  assert.equal(folder.shown(`at ${file}:1:2`).replaceAll('\\', '/'), 'at /app/main.ts:1:2');
  assert.equal(folder.shown(`at ${pathToFileURL(file).href}:1:2`), 'at file:///app/main.ts:1:2');
  folder.remove();
  for (const [name, value] of Object.entries({ TMPDIR, TEMP })) {
    if (value === undefined) Reflect.deleteProperty(process.env, name);
    else process.env[name] = value;
  }
});

test('the same files lie at the same place again once their program is over, and never with another one', () => {
  const files = { 'main.ts': 'one', 'data.bin': new Uint8Array([1, 2]) };
  const first = folderFromFiles({ 'main.ts': 'one' }, files);
  const beside = folderFromFiles({ 'main.ts': 'one' }, files);
  const other = folderFromFiles({ 'main.ts': 'two' }, files);
  assert.equal(new Set([first.path, beside.path, other.path]).size, 3);
  first.remove();
  const again = folderFromFiles({ 'main.ts': 'one' }, files);
  assert.equal(again.path, first.path);
  for (const folder of [beside, other, again]) folder.remove();
});
