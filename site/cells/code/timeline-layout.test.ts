import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LifeEvent } from '../session.ts';
import { layOutTimeline } from './timeline-layout.ts';

const begin: readonly LifeEvent[] = [
  { kind: 'started', atMs: 0 },
  { kind: 'listening', port: 3000, atMs: 200 },
];

test('a request under way lasts until now', () => {
  const { requests, leaving } = layOutTimeline(
    [...begin, { kind: 'sent', number: 1, request: 'GET /', atMs: 300 }],
    800,
  );
  assert.deepEqual(requests, [{ request: 'GET /', end: undefined, from: 300 / 800, to: 1, tookMs: 500 }]);
  assert.equal(leaving, undefined);
});

test('a long silence is cut, and what happens beside it keeps its length', () => {
  const { requests, cuts, listening } = layOutTimeline(
    [
      ...begin,
      { kind: 'sent', number: 1, request: 'GET /', atMs: 10_200 },
      { kind: 'ended', number: 1, end: 200, atMs: 10_400 },
    ],
    10_400,
  );
  assert.deepEqual(cuts, [{ at: 0.5, ms: 10_000 }]);
  assert.deepEqual(listening, { from: 0.25, to: 1, port: 3000 });
  assert.deepEqual(requests, [{ request: 'GET /', end: 200, from: 0.75, to: 1, tookMs: 200 }]);
});

test('a long request is no silence', () => {
  const { cuts } = layOutTimeline(
    [
      ...begin,
      { kind: 'sent', number: 1, request: 'GET /', atMs: 300 },
      { kind: 'ended', number: 1, end: 'cut', atMs: 9_000 },
    ],
    9_000,
  );
  assert.deepEqual(cuts, []);
});

test('the port is closed before the program is gone', () => {
  const exit = { code: 0, signal: null, reason: 'exited' } as const;
  const { listening, leaving, signals } = layOutTimeline(
    [
      ...begin,
      { kind: 'signal', name: 'SIGTERM', atMs: 300 },
      { kind: 'port-closed', atMs: 350 },
      { kind: 'exit', exit, atMs: 400 },
    ],
    99_999,
  );
  assert.equal(listening?.to, 350 / 400);
  assert.deepEqual(leaving, { from: 350 / 400, to: 1 });
  assert.deepEqual(signals, [{ at: 0.75, words: 'SIGTERM' }]);
});
