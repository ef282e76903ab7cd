import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hostFromText, mayAnswer } from './local-request.ts';

test('only this machine by its own name, and only its own pages, are answered', () => {
  assert.equal(mayAnswer({ host: '127.0.0.1:4321' }, 4321), true);
  assert.equal(mayAnswer({ host: 'localhost:4321', origin: 'http://localhost:4321' }, 4321), true);
  assert.equal(mayAnswer({ host: 'evil.test:4321' }, 4321), false);
  assert.equal(mayAnswer({ host: '127.0.0.1:4322' }, 4321), false);
  assert.equal(mayAnswer({ host: '127.0.0.1:4321', origin: 'http://evil.test' }, 4321), false);
  assert.equal(mayAnswer({ host: '127.0.0.1:4321', origin: 'null' }, 4321), false);
  assert.equal(mayAnswer({}, 4321), false);
});

test('a host that forwards is answered where it was named, and no other', () => {
  const named = ['abc-4321.app.test', 'devbox.test:8443'];
  assert.equal(mayAnswer({ host: 'abc-4321.app.test', origin: 'https://abc-4321.app.test' }, 4321, named), true);
  assert.equal(mayAnswer({ host: 'devbox.test:8443' }, 4321, named), true);
  assert.equal(mayAnswer({ host: '127.0.0.1:4321' }, 4321, named), true);
  assert.equal(mayAnswer({ host: 'devbox.test' }, 4321, named), false);
  assert.equal(mayAnswer({ host: 'evil.test' }, 4321, named), false);
  assert.equal(mayAnswer({ host: 'abc-4321.app.test', origin: 'https://evil.test' }, 4321, named), false);
});

test('a host is a name with a port, and nothing that a URL has besides', () => {
  assert.equal(hostFromText('ABC-4321.app.test'), 'abc-4321.app.test');
  assert.equal(hostFromText('devbox.test:8443'), 'devbox.test:8443');
  for (const text of ['', '*', '*.test', 'https://devbox.test', 'devbox.test/', 'a b', '-a.test']) {
    assert.equal(hostFromText(text), undefined);
  }
});
