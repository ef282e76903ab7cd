import assert from 'node:assert/strict';
import { test } from 'node:test';
import { quoted, visible } from './a-programs-words.ts';

test('words of all languages, and emoji of several parts, stay as they are', () => {
  for (const text of ['Grüße, 안녕, नमस्ते, שלום, Tiếng Việt', '👩‍👩‍👧 👍🏽 ❤️', 'a\tb\nc']) assert.equal(visible(text), text);
});

test('marks of direction, controls and what has no width are shown as what they are', () => {
  assert.equal(visible('\u202e.detnemucod sA \u2066x\u200b'), '⟨U+202E⟩.detnemucod sA ⟨U+2066⟩x⟨U+200B⟩');
  assert.equal(visible('\x1b[2J\r\x7f\x00'), '␛[2J␍␡␀');
  assert.equal(visible('a\u200Db'), 'a⟨U+200D⟩b');
});

test('marks cannot be piled up', () => {
  assert.equal(visible(`o${'\u0308'.repeat(1000)}!`), `o${'\u0308'.repeat(4)}⟨+996⟩!`);
});

test('among words of ours they are one line, bounded, and of a direction of their own', () => {
  assert.equal(quoted('a\nb'), 'a␤b');
  assert.equal(quoted('x'.repeat(1e6)).length, 301);
  assert.equal(quoted('שלום'), '\u2068שלום\u2069');
});
