import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z } from 'zod';
import type { Runtime } from '#runtime/contract.ts';
import { checkSubmission, type Report } from './assignment.ts';
import type { Case } from './check.ts';

/** Listens, and answers everything with a text. */
const runtime: Runtime = {
  name: 'node',
  start: () => ({
    ready: Promise.resolve(3000),
    exit: new Promise(() => undefined),
    ports: () => [3000],
    waitedMs: () => 0,
    send: () =>
      Promise.resolve({ status: 200, reason: 'OK', headers: [], body: new TextEncoder().encode('[]'), tookMs: 1 }),
    signal: () => undefined,
    stop: () => Promise.resolve({ code: null, signal: 'SIGKILL', reason: 'killed' }),
  }),
  close: () => Promise.resolve(),
};

function reportOn(prove: Case): Promise<Report> {
  const document = {
    level: 'easy',
    wrong: {},
    checks: { one: { points: 3, see: 'x', cases: { only: prove } } },
  } as const;
  return checkSubmission(runtime, { 'main.ts': '' }, document, { seed: 'a' });
}

test('what a check cannot read of an answer is the mistake of who answered, and points are out of the same', async () => {
  const { verdict, outOf, checks } = await reportOn(async ({ ask }) => {
    const { json } = await ask({ method: 'GET', path: '/' }, {});
    z.object({ id: z.string() }).parse(json);
  });
  assert.deepEqual([verdict, outOf, checks[0]?.failure?.kind], ['failed', 3, 'wrong']);
  assert.deepEqual(checks[0]?.failure?.differences[0]?.expected, { say: 'issue.type', facts: { type: 'object' } });
});

test('what a check throws before it has heard anything is a fault of ours', async () => {
  const { verdict, outOf } = await reportOn(() => {
    throw new TypeError('of ours');
  });
  assert.deepEqual([verdict, outOf], ['fault', 3]);
});
