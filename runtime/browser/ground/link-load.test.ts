import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HEAVIEST, WEIGHT_OF } from '../protocol.ts';
import { loadOf } from './link-load.ts';

const plain = (message: unknown): unknown => structuredClone(message);

test('what our own code says goes to the page as it is, with its weight', () => {
  const bytes = new Uint8Array([1, 2]);
  const said = { type: 'answer', number: 1, status: 200, reason: 'OK', headers: ['a', 'b'], bytes };
  const load = loadOf(said);
  assert.ok(load !== undefined);
  assert.deepEqual(plain(load.message), said);
  assert.deepEqual(load.transfer.length, 0);
  assert.ok(load.weight > WEIGHT_OF.message);
});

test('large bodies are moved, and a port only by who wants a thread', () => {
  const large = loadOf({ type: 'chunk', number: 1, bytes: new Uint8Array(100_000) });
  assert.equal(large?.transfer.length, 1);
  const { port1 } = new MessageChannel();
  const wanted = loadOf({ type: 'thread-wanted', number: 1, start: { port: port1, files: [] } });
  assert.equal(wanted?.transfer[0], port1);
  const other = loadOf({ type: 'alive', port: port1 });
  assert.equal(other?.transfer.length, 0);
  port1.close();
});

test('what is too heavy, too deep, or grows while it is looked at is no message', () => {
  assert.equal(loadOf({ type: 'alive', heavy: Array.from({ length: 100_000 }, (_, i) => ({ i })) }), undefined);
  assert.equal(loadOf({ type: 'output', text: 'x'.repeat(HEAVIEST.message) }), undefined);
  assert.equal(loadOf({ type: 'chunk', bytes: new Uint8Array(new ArrayBuffer(2 ** 24), 0, 1) }), undefined);
  let deep: object = {};
  for (let i = 0; i < 20; i += 1) deep = { deep };
  assert.equal(loadOf(deep), undefined);
  const buffer = new ArrayBuffer(8, { maxByteLength: 2 ** 24 });
  const bytes = new Uint8Array(buffer);
  const growing = {
    type: 'chunk',
    bytes,
    get more() {
      buffer.resize(2 ** 24);
      return 1;
    },
  };
  assert.equal(loadOf(growing), undefined);
});

test('no setter of a prototype sees a copy, and no function goes along', () => {
  let seen = 0;
  Object.defineProperty(Object.prototype, 'stolen', { set: () => void (seen += 1), configurable: true });
  Object.defineProperty(Array.prototype, '0', { set: () => void (seen += 1), configurable: true });
  try {
    const said: unknown = JSON.parse('{"type":"output","stolen":["x"]}');
    if (typeof said === 'object' && said !== null) loadOf({ ...said, act: () => 1 });
  } finally {
    Reflect.deleteProperty(Object.prototype, 'stolen');
    Reflect.deleteProperty(Array.prototype, '0');
  }
  assert.equal(seen, 0);
});
