/** The two ends of a link, joined in Node: what a worker's link says, and what the page's gate hears of it. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { test } from 'node:test';
import { MessageChannel as Channel } from 'node:worker_threads';
import { createGate } from './browser/page/gate.ts';
import type { FromWorker, ToWorker } from './browser/protocol.ts';

type Begin = (event: { readonly ports: readonly unknown[] }) => void;

const channel = new Channel();
const heard: FromWorker[] = [];
let floods = 0;
let credits = 0;
const gate = createGate({
  message: (message) => void heard.push(message),
  credit: (weight) => {
    credits += 1;
    channel.port1.postMessage({ type: 'credit', weight } satisfies ToWorker);
  },
  flooded: () => void (floods += 1),
});
channel.port1.on('message', (data: unknown) => gate.hear(() => data));

// A worker's scope hears the frame; here, the one message that begins the link is handed over.
let begin: Begin | undefined;
Reflect.set(globalThis, 'addEventListener', (_type: string, hear: Begin) => {
  begin = hear;
});
const { connectLink, tell } = await import('./browser/ground/link.ts');
connectLink(() => undefined);
begin?.({ ports: [channel.port2] });

const heardOf = (type: FromWorker['type']): readonly FromWorker[] => heard.filter((message) => message.type === type);
const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20));

async function until(holds: () => boolean): Promise<void> {
  for (let i = 0; i < 1_000 && !holds(); i += 1) await pause();
  assert.ok(holds());
}

test('more than a window comes whole and in order, as credit is given', async () => {
  const printed = Array.from({ length: 10_000 }, (_, i) => `line ${String(i)}\n`);
  for (const text of printed) tell({ type: 'output', stream: 'stdout', text, requestId: undefined });
  const textOf = (): string => heard.map((message) => (message.type === 'output' ? message.text : '')).join('');
  await until(() => textOf().length >= printed.join('').length);
  assert.equal(textOf(), printed.join(''));
  assert.ok(heardOf('output').length < 6_000, 'what waited was put together');
  assert.ok(credits > 0);
});

test('bodies of many windows come whole', async () => {
  for (let i = 0; i < 40; i += 1) tell({ type: 'chunk', number: i, bytes: new Uint8Array(1_000_000).fill(i) });
  await until(() => heardOf('chunk').length === 40);
  assert.ok(heardOf('chunk').every((message, i) => message.type === 'chunk' && message.bytes[9] === i));
});

test('a program cannot reach the port by what it changes, and what it finds is the gate', async () => {
  const { apply } = Reflect;
  let found: unknown;
  Reflect.set(Reflect, 'apply', (target: () => unknown, self: unknown, args: readonly []) => {
    found = self;
    return apply(target, self, args);
  });
  tell({ type: 'alive' });
  Reflect.set(Reflect, 'apply', apply);
  await until(() => heardOf('alive').length > 0);
  assert.equal(found, undefined);
});

test('what waits is said before the end, in the turn that never comes to an end', async () => {
  heard.length = 0;
  for (let i = 0; i < 10_000; i += 1)
    tell({ type: 'output', stream: i % 500 === 0 ? 'stderr' : 'stdout', text: `${String(i)}\n`, requestId: undefined });
  tell({ type: 'exit', code: 3, signal: null });
  await until(() => heardOf('exit').length === 1);
  const lines = heard.map((message) => (message.type === 'output' ? message.text : '')).join('');
  assert.equal(lines.split('\n').length, 10_001);
  assert.equal(heard.at(-1)?.type, 'exit');
  assert.equal(floods, 0);
});

test('one that says too much is heard to flood, and of nothing else any more', async () => {
  heard.length = 0;
  tell({ type: 'output', stream: 'stdout', text: 'x'.repeat(3_000_000), requestId: undefined });
  tell({ type: 'alive' });
  await until(() => heardOf('flood').length === 1);
  await pause();
  assert.equal(heard.length, 1);
  channel.port1.close();
  await once(channel.port2, 'close');
});
