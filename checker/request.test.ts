import assert from 'node:assert/strict';
import { test } from 'node:test';
import { curlFromRequest, fetchFromRequest, requestFromExchange } from './request.ts';

test('JSON brings its content type, unless the exchange names another', () => {
  assert.deepEqual(requestFromExchange({ method: 'POST', path: '/x', json: { a: 1 } }), {
    method: 'POST',
    path: '/x',
    headers: [['content-type', 'application/json']],
    body: '{"a":1}',
  });
  assert.deepEqual(
    requestFromExchange({ method: 'POST', path: '/x', json: 1, headers: { 'Content-Type': 'text/plain' } }).headers,
    [['Content-Type', 'text/plain']],
  );
  assert.deepEqual(requestFromExchange({ method: 'GET', path: '/x' }), { method: 'GET', path: '/x', headers: [] });
});

test('a request becomes a curl line that a shell reads as meant', () => {
  const request = requestFromExchange({ method: 'POST', path: "/a?b='c'", json: { it: "isn't" } });
  assert.equal(
    curlFromRequest(request),
    String.raw`curl -i 'http://localhost:3000/a?b='\''c'\''' -H 'content-type: application/json' --data-raw '{"it":"isn'\''t"}'`,
  );
  assert.equal(curlFromRequest({ method: 'DELETE', path: '/a' }), 'curl -i -X DELETE http://localhost:3000/a');
  assert.equal(curlFromRequest({ method: 'HEAD', path: '/a' }), 'curl -i --head http://localhost:3000/a');
});

test('a request becomes a fetch call', () => {
  assert.equal(
    fetchFromRequest({ method: 'GET', path: '/a' }),
    'await fetch("http://localhost:3000/a", {\n  "redirect": "manual"\n});',
  );
});
