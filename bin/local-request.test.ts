import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mayAnswer } from './local-request.ts';

test('only this machine by its own name, and only its own pages, are answered', () => {
  assert.equal(mayAnswer({ host: '127.0.0.1:4321' }, 4321), true);
  assert.equal(mayAnswer({ host: 'localhost:4321', origin: 'http://localhost:4321' }, 4321), true);
  assert.equal(mayAnswer({ host: 'evil.test:4321' }, 4321), false);
  assert.equal(mayAnswer({ host: '127.0.0.1:4322' }, 4321), false);
  assert.equal(mayAnswer({ host: '127.0.0.1:4321', origin: 'http://evil.test' }, 4321), false);
  assert.equal(mayAnswer({ host: '127.0.0.1:4321', origin: 'null' }, 4321), false);
  assert.equal(mayAnswer({}, 4321), false);
});
