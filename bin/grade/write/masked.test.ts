import assert from 'node:assert/strict';
import { test } from 'node:test';
import { maskOf } from './masked.ts';

test('a name is masked in what a sentence quotes, however it is written there, and in the sentence as a whole', () => {
  const { sentence, free } = maskOf(['Pic Man', '12345'], 'x7');
  for (const name of ['Pic Man selfie.png', 'picman.png', 'MAN_pic.png', 'pic.png', 'hw-12345.png'])
    assert.doesNotMatch(sentence(`left out: "${name}": it is of a kind`), /pic|man|123/i, name);
  assert.equal(sentence('left out: "manual.png", of Pic Man'), 'left out: "manual.png", of x7');
  assert.equal(free('Well done, Pic!'), 'Well done, x7!');
  assert.equal(maskOf(['Ana García'], 'x7').sentence('left out: "garcia.png"'), 'left out: "x7.png"');
  const korean = maskOf(['김민수'], 'x7').sentence('제외함: "김민수과제.png": 이유');
  assert.equal(korean, '제외함: "x7과제.png": 이유');
});

test('a sentence of ours stays, whatever somebody is called', () => {
  const given = 'given, and put back as they were given: main.ts';
  assert.equal(maskOf(['Given Smith', 'an', ''], 'x7').sentence(given), given);
});
