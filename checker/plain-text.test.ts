import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plainText } from './plain-text.ts';

test('a mark at the start and the line ends of Windows are no part of a text', () => {
  assert.equal(plainText('\uFEFFone\r\ntwo\r\n'), 'one\ntwo\n');
  assert.equal(plainText('one\ntwo \uFEFF\rthree'), 'one\ntwo \uFEFF\rthree');
});
