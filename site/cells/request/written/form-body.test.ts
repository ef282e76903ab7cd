import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { HttpRequest } from '#runtime/contract.ts';
import { formOf, FORM, linesFromJson, MULTIPART, withFormBody } from './form-body.ts';

const post = (type: string, body: string): HttpRequest => ({
  method: 'POST',
  path: '/',
  headers: [['Content-Type', type]],
  body,
});
const files = new Map([['그림.png', new File(['bytes'], '그림.png', { type: 'image/png' })]]);

test('what is encoded already, or is no form, is sent as it stands', () => {
  for (const request of [
    post(FORM, 'a=1&b=x%20y'),
    post('multipart/form-data; boundary=x', '--x--'),
    post('application/json', '{"a": 1}'),
    { method: 'GET', path: '/' },
  ])
    assert.equal(formOf(request), undefined);
});

test('fields in lines become a form', async () => {
  const outcome = await withFormBody(post(FORM, 'name=홍길동\nnote=a b&c\n'), files);
  assert.ok('request' in outcome);
  assert.deepEqual(
    [...new URLSearchParams(String(outcome.request.body))],
    [
      ['name', '홍길동'],
      ['note', 'a b&c'],
    ],
  );
});

test('fields and files become a form of parts, with its boundary in the header', async () => {
  const outcome = await withFormBody(post(MULTIPART, 'title=My cat\nphoto=@그림.png'), files);
  assert.ok('request' in outcome && outcome.request.body instanceof Uint8Array);
  const [, type = ''] = outcome.request.headers?.[0] ?? [];
  const data = await new Response(new Uint8Array(outcome.request.body), {
    headers: { 'content-type': type },
  }).formData();
  assert.equal(data.get('title'), 'My cat');
  const photo = data.get('photo');
  assert.ok(photo instanceof File);
  assert.deepEqual([photo.name, photo.type, await photo.text()], ['그림.png', 'image/png', 'bytes']);
});

test('a line that is no field, and a file that is not there, are named', async () => {
  assert.deepEqual(await withFormBody(post(MULTIPART, 'a=1\nnonsense'), files), {
    problem: { kind: 'line', line: 2, text: 'nonsense' },
  });
  assert.deepEqual(await withFormBody(post(MULTIPART, 'a=@gone.txt'), files), {
    problem: { kind: 'file', name: 'gone.txt' },
  });
});

test('a JSON object becomes fields, and nothing else does', () => {
  assert.equal(linesFromJson('{"name": "한글", "rate": 3, "tags": ["a"]}'), 'name=한글\nrate=3\ntags=["a"]\n');
  for (const text of ['', 'name=value', '[1]', '"text"', 'null', '{']) assert.equal(linesFromJson(text), undefined);
});
