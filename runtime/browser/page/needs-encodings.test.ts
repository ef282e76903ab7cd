import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isInOtherEncoding, needsEncodings } from './needs-encodings.ts';

test('the tables of other encodings are fetched for a request in one', () => {
  for (const [type, isOther] of [
    ['text/plain; charset=euc-kr', true],
    ['text/plain;CHARSET = "Shift_JIS"', true],
    ['text/html; charset=windows-1251; x=y', true],
    ['application/json', false],
    ['application/json; charset=UTF-8', false],
    ['text/plain; charset="utf8"', false],
    ['text/plain; charset=utf-16le', false],
    ['application/x-www-form-urlencoded; charset=ISO-8859-1', false],
  ] as const)
    assert.equal(isInOtherEncoding([['Content-Type', type]]), isOther, type);
  assert.equal(isInOtherEncoding([['accept', 'text/html; charset=euc-kr']]), false);
});

test('and for a program that names one', () => {
  const sends = (type: string): boolean => needsEncodings({ 'main.ts': `send({ 'content-type': '${type}' });` });
  assert.equal(sends('text/plain; charset=gbk'), true);
  assert.equal(sends('text/plain; charset=utf-8'), false);
  assert.equal(sends('text/plain'), false);
  assert.equal(needsEncodings({ 'main.ts': 'express.text({ defaultCharset: name })' }), true);
  assert.equal(needsEncodings({ 'README.md': 'charset=gbk' }), false);
});
