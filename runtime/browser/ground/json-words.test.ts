import assert from 'node:assert/strict';
import { test } from 'node:test';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { wordsOfBadJson } from './json-words.ts';

/** This Node's V8 is the judge. */
function wordsOfV8(text: string): string | undefined {
  try {
    JSON.parse(text);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

const texts = [
  '{"a":1,"b":[true,false,null,-1.5e+3,"x\\u00e9\\n"],"c":{"d":""}}',
  '  \n {"a"\r\n: 1 ,\n"b":2}',
  '{"name":"홍길동","age":20}',
  "{'a':1}",
  '{name: "x"}',
  '{"a":"tab\there"}',
  '[1,2',
  '{"a":1,}',
  'nope',
  'undefined',
  '[object Object]',
  '"\\u12g4"',
  '{"a":-}',
  '01',
  '   ',
  'fals\nefoo',
];

test('each part of a text is refused in the words of V8', () => {
  for (const text of texts) {
    for (let at = 0; at <= text.length; at += 1) {
      for (const part of [text.slice(0, at), text.slice(at)])
        assert.equal(wordsOfBadJson(part), wordsOfV8(part), JSON.stringify(part));
    }
  }
});

test('so is a text in which letters were changed', () => {
  const random = xoroshiro128plus(2026);
  const below = (limit: number): number => uniformInt(random, 0, limit - 1);
  const letters = Array.from('{}[]",:0123456789-+.eEtruefalsn \n\r\t\\u/xabc홍\u0001\'');
  for (let times = 0; times < 5000; times += 1) {
    let text = texts[below(texts.length)] ?? '';
    for (let changes = below(3); changes >= 0; changes -= 1) {
      const at = below(text.length + 1);
      const kept = text.slice(at + below(2));
      text = `${text.slice(0, at)}${below(3) === 0 ? '' : (letters[below(letters.length)] ?? '')}${kept}`;
    }
    assert.equal(wordsOfBadJson(text), wordsOfV8(text), JSON.stringify(text));
  }
});
