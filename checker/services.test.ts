import assert from 'node:assert/strict';
import test from 'node:test';
import type { ExampleDocument } from './exchange.ts';
import { missingService, withServices } from './services.ts';

const plain: ExampleDocument = { exchanges: {} };
const redis: ExampleDocument = {
  needsNode: 'redis',
  env: { REDIS_URL: 'redis://localhost:6379', QUEUE_PREFIX: 'lesson' },
  exchanges: {},
};

test('only an example that needs a Redis misses one', () => {
  assert.equal(missingService(plain, {}), undefined);
  assert.equal(missingService(redis, { REDIS_URL: 'redis://127.0.0.1:7000' }), undefined);
  assert.match(missingService(redis, {}) ?? '', /REDIS_URL/);
  assert.match(missingService(redis, { REDIS_URL: '' }) ?? '', /REDIS_URL/);
});

test('each start has the real Redis and keys of its own', () => {
  const services = { REDIS_URL: 'redis://cache.example' };
  const [first, second] = [1, 2].map(() => withServices({ document: redis }, services).document.env ?? {});
  assert.equal(first?.['REDIS_URL'], 'redis://cache.example:6379');
  assert.match(first['QUEUE_PREFIX'] ?? '', /^lesson-/);
  assert.notEqual(first['QUEUE_PREFIX'], second?.['QUEUE_PREFIX']);
});

test('any other example keeps its environment', () => {
  const program = { document: plain };
  assert.equal(withServices(program, { REDIS_URL: 'redis://127.0.0.1:7000' }), program);
});
