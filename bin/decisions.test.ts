import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { rooms } from './rules/forbidden.ts';

const root = resolve(import.meta.dirname, '..');
const ARCHITECTURE_LINES = 120;
const DECISION_LINES = 25;

const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const linesOf = (text: string): number => text.trimEnd().split('\n').length;
const decisions = readdirSync(join(root, 'decisions')).map((name) => `decisions/${name}`);

/** What stands as code and begins with a room: a path, unless it has a placeholder. */
function pathsIn(text: string): readonly string[] {
  const code = [...text.matchAll(/`([^`\s]+)`/g)].map(([, words = '']) => words);
  return code.filter((words) => rooms.some((room) => words.startsWith(`${room}/`)) && !/[<*…]/.test(words));
}

test('ARCHITECTURE.md can be read in five minutes', () => {
  assert.ok(linesOf(read('ARCHITECTURE.md')) <= ARCHITECTURE_LINES);
});

test('a decision is short, and says why and what was the other way', () => {
  assert.ok(decisions.length > 0);
  for (const path of decisions) {
    const text = read(path);
    assert.match(path, /\/[a-z0-9-]+\.md$/);
    assert.ok(linesOf(text) <= DECISION_LINES, path);
    assert.match(text, /^# .+\n\n/, path);
    assert.match(text, /^\*\*Why\.\*\* /m, path);
    assert.match(text, /^\*\*(Tried instead|Not chosen):\*\* /m, path);
  }
});

test('what they name is there', () => {
  const texts = ['ARCHITECTURE.md', 'CONTRIBUTING.md', ...decisions];
  const missing = texts.flatMap((path) =>
    pathsIn(read(path))
      .filter((named) => !existsSync(join(root, named)))
      .map((named) => `${path}: ${named}`),
  );
  assert.deepEqual(missing, []);
  assert.ok(pathsIn(read('ARCHITECTURE.md')).length > 0);
});
