import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';

const root = resolve(import.meta.dirname, '..');
const FENCE = /^( *)```\w[^\n]*\n[\s\S]*?^\1```$/gm;

/** Files and commands. What stands in a fence without a language is a picture, with words to translate. */
function typedIn(guide: string): readonly string[] {
  return readFileSync(join(root, guide), 'utf8').replaceAll('\r\n', '\n').match(FENCE) ?? [];
}

const translations = readdirSync(root).filter((name) => /^TEACHING\.\w+\.md$/.test(name));

for (const guide of translations)
  test(`${guide} shows the files and commands of TEACHING.md to the letter`, () => {
    const typed = typedIn('TEACHING.md');
    assert.notEqual(typed.length, 0);
    assert.deepEqual(typedIn(guide), typed);
  });
