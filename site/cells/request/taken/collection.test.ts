import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';
import { httpFileFrom, shellScriptFrom, type NamedRequest } from './collection.ts';

const requests: readonly NamedRequest[] = [
  {
    name: 'a list',
    program: 'a/b',
    request: { method: 'GET', path: '/users?x=1', headers: [['accept', 'text/plain']] },
  },
  {
    name: 'one\nmore',
    program: 'a/b',
    request: {
      method: 'POST',
      path: '/users',
      port: 4000,
      headers: [['content-type', 'application/json']],
      body: '{\n"a": 1}',
    },
  },
];

test('a file for REST clients has each request with its headers and body', () => {
  assert.equal(
    httpFileFrom(requests),
    [
      '### a/b: a list',
      'GET http://localhost:3000/users?x=1',
      'accept: text/plain',
      '',
      '### a/b: one more',
      'POST http://localhost:4000/users',
      'content-type: application/json',
      '',
      '{\n"a": 1}',
      '',
    ].join('\n'),
  );
});

test('a body cannot begin a request of its own', () => {
  const request = { method: 'POST', path: '/', body: 'a\n### b\nGET http://elsewhere/' };
  assert.equal(
    httpFileFrom([{ name: 'x', program: 'y', request }]),
    '### y: x\n# Left out: a line of its body begins with ###.\n',
  );
});

test('the script is one that a shell can read', () => {
  const script = shellScriptFrom(requests);
  assert.match(script, /^#!\/bin\/sh\n/);
  assert.equal(script.match(/^curl -i /gm)?.length, 2);
  execFileSync('sh', ['-n', '-c', script]);
});
