import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Evidence } from './examples.ts';
import { keyOf } from './question-key.ts';

const versions = { node: '24', express: '5', zod: '4' };

const exchange: Evidence = {
  kind: 'exchange',
  id: 'one',
  example: 'a/b',
  versions,
  documented: { request: { method: 'GET', path: '/' }, response: { status: 200, empty: true } },
  recorded: {
    status: 404,
    reason: 'Not Found',
    headers: [['Allow', 'GET']],
    body: '{"detail":{"loc":["id"]}}',
    logs: ['first', 'second'],
  },
};

const run: Evidence = {
  kind: 'run',
  id: 'two',
  example: 'a/b',
  versions,
  documented: { logs: [] },
  recorded: {
    logs: [{ stream: 'stdout', text: 'Listening' }],
    exit: { code: 78, signal: null },
    steps: ['SIGTERM', 'slow: left', 'late: refused', 'ready: 503'],
  },
};

const asked: readonly [ask: string, evidence: Evidence, answer: string][] = [
  ['status', exchange, '404'],
  ['header:allow', exchange, 'GET'],
  ['body', exchange, '{"detail":{"loc":["id"]}}'],
  ['body:detail.loc.0', exchange, 'id'],
  ['log:1', exchange, 'second'],
  ['lines', exchange, '2'],
  ['exit', run, '78'],
  ['log:0', run, 'Listening'],
  ['step:0', run, 'SIGTERM'],
  ['step:1', run, 'left'],
  ['step:2', run, 'refused'],
  ['step:3', run, '503'],
];

for (const [ask, evidence, answer] of asked) {
  test(`${ask} of an ${evidence.kind} is ${answer}`, () => {
    assert.equal(keyOf(ask, evidence, ['something else', answer]), 1);
    assert.throws(
      () => keyOf(ask, evidence, ['something else', 'another']),
      /0 options that equal the recorded answer/,
    );
  });
}

test('what was not recorded cannot be asked for', () => {
  assert.throws(() => keyOf('step:9', run, ['200']), /asks for what was not recorded/);
});
