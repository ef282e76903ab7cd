import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nameOfAnswer } from './save-answer.ts';

test('an answer is saved under a name that tells what it is', () => {
  const named = (path: string, type: string, disposition?: string): string =>
    nameOfAnswer(path, [
      ['Content-Type', type],
      ...(disposition === undefined ? [] : ([['Content-Disposition', disposition]] as const)),
    ]);
  assert.equal(named('/users?page=2', 'application/json; charset=utf-8'), 'users.json');
  assert.equal(named('/', 'text/html'), 'answer.html');
  assert.equal(named('/logo.png', 'image/png'), 'logo.png');
  assert.equal(named('/logo', 'image/svg+xml'), 'logo.svg');
  assert.equal(named('/report', 'text/csv', 'attachment; filename="../../보고 서.csv"'), '보고-서.csv');
  assert.equal(named('/x', 'application/wasm'), 'x.bin');
});
