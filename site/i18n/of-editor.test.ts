import { deepEqual, ok } from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { z } from 'zod';

const root = resolve(import.meta.dirname, '../..');
const folder = join(import.meta.dirname, 'of-editor');
/** The packages whose words a reader can meet. */
const packages = ['search', 'autocomplete', 'lint', 'view', 'commands'];

const said = new Set(
  packages.flatMap((name) => {
    const source = readFileSync(join(root, 'node_modules/@codemirror', name, 'dist/index.js'), 'utf8');
    return [...source.matchAll(/phrase\((?:view, )?"([^"]+)"/g)].flatMap(([, phrase]) => phrase ?? []);
  }),
);

test('the editor says something', () => {
  ok(said.has('Find'));
});

for (const file of readdirSync(folder))
  test(`${file} says all that the editor says, with the same slots`, () => {
    const words = z.record(z.string(), z.string().min(1)).parse(JSON.parse(readFileSync(join(folder, file), 'utf8')));
    deepEqual(Object.keys(words).toSorted(), [...said].toSorted());
    for (const [phrase, word] of Object.entries(words))
      deepEqual(word.split('$').length, phrase.split('$').length, phrase);
  });
