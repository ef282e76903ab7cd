import { deepEqual, ok } from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { z } from 'zod';

const wordsIn = (name: string): Readonly<Record<string, string>> =>
  z.record(z.string(), z.string()).parse(JSON.parse(readFileSync(join(import.meta.dirname, name), 'utf8')));

const root = resolve(import.meta.dirname, '../..');
const english = wordsIn('en.json');
const slotsIn = (sentence: string): readonly string[] => [...(sentence.match(/\{\w+\}/g) ?? [])].sort();

for (const file of readdirSync(import.meta.dirname).filter(
  (name) => /^[a-z]{2}\.json$/.test(name) && name !== 'en.json',
))
  test(`${file} says words of en.json, with the same slots, and every one where the README is in that language`, () => {
    const words = wordsIn(file);
    const missing = Object.keys(english).filter((key) => words[key] === undefined);
    if (existsSync(join(root, `README.${file.replace('.json', '')}.md`))) deepEqual(missing, []);
    deepEqual(
      Object.keys(words).filter((key) => english[key] === undefined),
      [],
    );
    for (const [key, sentence] of Object.entries(words)) {
      ok(sentence !== '', key);
      deepEqual(slotsIn(sentence), slotsIn(english[key] ?? ''), key);
    }
  });
