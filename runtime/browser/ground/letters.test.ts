import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bytesFromLetters, lettersFromBytes } from './letters.ts';

test('every byte comes back, and all letters are ASCII', () => {
  const bytes = Uint8Array.from({ length: 256 * 256 }, (_, at) => (at % 2 === 0 ? at >> 8 : at >> 1));
  const letters = lettersFromBytes(bytes);
  assert.match(letters, /^[ -~]*$/);
  assert.deepEqual(bytesFromLetters(letters), bytes);
  assert.deepEqual(bytesFromLetters(lettersFromBytes(Uint8Array.from({ length: 256 }, (_, at) => at))).length, 256);
});
