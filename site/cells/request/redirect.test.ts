import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { HttpRequest } from '#runtime/contract.ts';
import { redirectOf } from './redirect.ts';

const answer = (status: number, location: string) => ({ status, headers: [['Location', location]] as const });
const post: HttpRequest = {
  method: 'POST',
  path: '/users/new?x=1',
  headers: [
    ['content-type', 'application/json'],
    ['x-own', '1'],
  ],
  body: '{}',
};

test('a redirect becomes the request that a browser would send', () => {
  const got = { method: 'GET', headers: [['x-own', '1']], port: 3000 };
  assert.deepEqual(redirectOf(post, answer(303, '/users/7')), { to: { ...got, path: '/users/7' } });
  assert.deepEqual(redirectOf(post, answer(302, '7?a=b#c')), { to: { ...got, path: '/users/7?a=b' } });
  assert.deepEqual(redirectOf(post, answer(307, '/other')), { to: { ...post, path: '/other', port: 3000 } });
  assert.deepEqual(redirectOf({ method: 'HEAD', path: '/', port: 4000 }, answer(303, 'http://localhost:4000/b')), {
    to: { method: 'HEAD', path: '/b', port: 4000 },
  });
});

test('what leads away is only named, and what is no redirect is none', () => {
  assert.deepEqual(redirectOf(post, answer(301, 'https://example.com/a')), { elsewhere: 'https://example.com/a' });
  assert.deepEqual(redirectOf(post, answer(302, 'http://[')), { elsewhere: 'http://[' });
  assert.deepEqual(redirectOf(post, answer(302, '//example.com/a')), { elsewhere: 'http://example.com/a' });
  assert.equal(redirectOf(post, answer(201, '/users/7')), undefined);
  assert.equal(redirectOf(post, { status: 304, headers: [] }), undefined);
});
