import assert from 'node:assert/strict';
import { test } from 'node:test';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { WEIGHT_OF, WINDOW, type FromWorker } from '../protocol.ts';
import { createGate, weigh } from './gate.ts';
import { isFromWorker } from './heard.ts';

/** One of each, so that none is forgotten when the protocol grows. */
const samples: { [Type in FromWorker['type']]: Extract<FromWorker, { type: Type }> } = {
  booted: { type: 'booted' },
  warm: { type: 'warm' },
  alive: { type: 'alive' },
  ports: { type: 'ports', ports: [3000, 3001] },
  output: { type: 'output', stream: 'stdout', text: 'a line\n', requestId: 'item-found#1' },
  head: { type: 'head', number: 1, status: 200, reason: 'OK', headers: ['etag', 'x'] },
  chunk: { type: 'chunk', number: 1, bytes: new Uint8Array(8) },
  end: { type: 'end', number: 1 },
  answer: { type: 'answer', number: 1, status: 404, reason: 'Not Found', headers: [], bytes: new Uint8Array(3) },
  failed: { type: 'failed', number: 1, why: 'cut', reason: '' },
  exit: { type: 'exit', code: 1, signal: null },
  way: {
    type: 'way',
    steps: [{ kind: 'route', name: 'GET /', handler: 'list', depth: 0, outcome: 'answered', tookMs: 1.5 }],
    requestId: undefined,
  },
  'thread-wanted': {
    type: 'thread-wanted',
    number: 1,
    start: {
      type: 'thread',
      id: 1,
      name: '',
      port: new MessageChannel().port1,
      files: [['/app/main.ts', new Uint8Array(2)]],
      folder: '/app',
      flags: [],
      env: { A: 'b' },
    },
  },
  'thread-unwanted': { type: 'thread-unwanted', number: 1 },
  taken: { type: 'taken', bytes: 2 ** 30 },
  flood: { type: 'flood' },
  several: { type: 'several', messages: [{ type: 'alive' }, { type: 'end', number: 1 }] },
};
const all = Object.values(samples);
const odd: readonly unknown[] = [
  undefined,
  null,
  Number.NaN,
  -1,
  0.5,
  1e308,
  '',
  'As documented ✓',
  'x'.repeat(100_000),
  [],
  {},
  true,
  -(2 ** 53),
  new Uint8Array(2_000_000),
  Array.from({ length: 5_000 }, () => 'x'),
];
const TRIES = 100_000;

function bend(value: unknown, draw: (most: number) => number): unknown {
  if (draw(7) === 0) return odd[draw(odd.length - 1)];
  if (draw(15) === 0) return all[draw(all.length - 1)];
  if (Array.isArray(value)) return value.map((each: unknown) => bend(each, draw));
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array || value instanceof MessagePort)
    return value;
  const entries = Object.entries(value).filter(() => draw(9) !== 0);
  return Object.fromEntries(
    entries.map(([key, member]) => [key, key === 'type' && draw(3) > 0 ? member : bend(member, draw)]),
  );
}

/** What the page does with them: whatever passed must be of these ranges. */
function assertSound(message: FromWorker): void {
  if (message.type === 'ports') assert.ok(message.ports.every((port) => port >= 1 && port <= 65_535));
  if (message.type === 'head' || message.type === 'answer') {
    assert.ok(message.status >= 100 && message.status <= 999);
    assert.ok(message.reason.length <= 1_000);
  }
  if (message.type === 'output') assert.ok(message.text.length <= 65_536);
  if ('number' in message) assert.ok(Number.isSafeInteger(message.number) && message.number >= 0);
  assert.notEqual(message.type, 'several');
}

test('each message of the protocol passes as it is', () => {
  for (const message of all) assert.ok(isFromWorker(message), message.type);
});

test('no bent message passes that is out of range', () => {
  const seed = Date.now() % 1e9;
  console.log(`seed ${String(seed)}, ${String(TRIES)} messages`);
  const random = xoroshiro128plus(seed);
  const draw = (most: number): number => uniformInt(random, 0, most);
  let passed = 0;
  for (let i = 0; i < TRIES; i += 1) {
    const gate = createGate({
      message: (message) => {
        passed += 1;
        assertSound(message);
      },
      credit: () => undefined,
      flooded: () => undefined,
    });
    const message = bend(all[draw(all.length - 1)], draw);
    gate.hear(() => message);
  }
  assert.ok(passed > TRIES / 10);
});

test('one that sends without credit is ended before more of it is read', () => {
  let heard = 0;
  let read = 0;
  let floods = 0;
  const gate = createGate({
    message: () => void (heard += 1),
    credit: () => assert.fail('no timer has had its turn'),
    flooded: () => void (floods += 1),
  });
  const chunk: FromWorker = { type: 'chunk', number: 1e9, bytes: new Uint8Array(0) };
  for (let i = 0; i < 100_000; i += 1)
    gate.hear(() => {
      read += 1;
      return chunk;
    });
  assert.equal(floods, 1);
  assert.equal(read, heard);
  assert.ok(heard <= (4 * WINDOW) / WEIGHT_OF.message, String(heard));
});

test('one message that is heavier than the page can read is the last', () => {
  const messages: unknown[] = [
    { type: 'alive', heavy: Array.from({ length: 400_000 }, (_, i) => ({ i })) },
    { type: 'output', stream: 'stdout', text: 'x'.repeat(60_000_000) },
    { type: 'several', messages: Array.from({ length: 1e5 }, () => ({ type: 'alive' })) },
  ];
  for (const message of messages) {
    let floods = 0;
    const gate = createGate({
      message: () => assert.fail('It passed.'),
      credit: () => undefined,
      flooded: () => void (floods += 1),
    });
    gate.hear(() => message);
    assert.equal(floods, 1);
  }
});

const small: FromWorker = { type: 'end', number: 1e9 };
/** So many use half of the window. */
const HALF = Math.floor(WINDOW / 2 / (WEIGHT_OF.message + weigh(small, WINDOW))) + 1;

/** @returns after how many ms the page gave credit to one whose messages take so long to be heard */
function msUntilCredit(readMs: number, mock: { readonly tick: (ms: number) => void }): number {
  let at = 0;
  let creditedAt = Number.NaN;
  const gate = createGate(
    {
      message: () => undefined,
      credit: () => (creditedAt = at),
      flooded: () => assert.fail('It asked for credit.'),
    },
    () => at,
  );
  for (let i = 0; i < HALF; i += 1)
    gate.hear(() => {
      at += readMs;
      return small;
    });
  const heardAt = at;
  while (Number.isNaN(creditedAt)) {
    at += 10;
    mock.tick(10);
  }
  return creditedAt - heardAt;
}

test('what takes the page long is heard half of the time, and waits a second at most', ({ mock }) => {
  mock.timers.enable({ apis: ['setTimeout'] });
  assert.equal(msUntilCredit(0, mock.timers), 30);
  const heardMs = HALF * 0.1;
  const waited = msUntilCredit(0.1, mock.timers);
  assert.ok(waited >= heardMs * 0.9 && waited <= heardMs * 1.2, `${String(waited)} after ${String(heardMs)}`);
  const longest = msUntilCredit(10, mock.timers);
  assert.ok(longest > 980 && longest <= 1_000, String(longest));
});
