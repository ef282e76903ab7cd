import assert from 'node:assert/strict';
import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { keyFrom, openKeptProofs } from './kept-proofs.ts';

function emptyProject(context: TestContext): string {
  const root = mkdtempSync(join(tmpdir(), 'express-notebook-proofs-'));
  context.after(() => rmSync(root, { recursive: true }));
  return root;
}

test('what was proved is kept for the next process, until what it depends on has changed', (context) => {
  const root = emptyProject(context);
  const [before, after] = [keyFrom({ 'main.ts': 'a' }), keyFrom({ 'main.ts': 'b' })];
  openKeptProofs(root).keep('one', before);
  openKeptProofs(root).keep('other', before);
  const next = openKeptProofs(root);
  assert.deepEqual([next.isKept('one', before), next.isKept('other', before)], [true, true]);
  assert.equal(next.isKept('one', after), false);
  next.keep('one', after);
  assert.deepEqual(
    [openKeptProofs(root).isKept('one', before), openKeptProofs(root).isKept('one', after)],
    [false, true],
  );
});

test('a broken journal is thrown away, and said so', (context) => {
  const root = emptyProject(context);
  const key = keyFrom('a');
  const path = join(root, '.recorded', 'proofs.jsonl');
  const said = context.mock.method(console, 'log', () => undefined);
  for (const broken of ['{"proof":"two","ke', 'not JSON\n', '{"proof":"two","key":"no hash"}\n']) {
    openKeptProofs(root).keep('one', key);
    appendFileSync(path, broken);
    assert.equal(openKeptProofs(root).isKept('one', key), false);
    assert.match(String(said.mock.calls.at(-1)?.arguments[0]), /proofs\.jsonl is no journal of proofs any more/);
    assert.equal(existsSync(path), false);
  }
  writeFileSync(path, '');
  assert.equal(openKeptProofs(root).isKept('one', key), false);
  openKeptProofs(root).keep('one', key);
  assert.match(readFileSync(path, 'utf8'), /^\{.*\}\n$/);
});
