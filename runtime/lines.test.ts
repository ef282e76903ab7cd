import assert from 'node:assert/strict';
import { test } from 'node:test';
import { outputCosts } from './lines.ts';

test('what is printed costs its letters and its lines, in text and in bytes', () => {
  for (const piece of ['ab\ncd\n', new TextEncoder().encode('ab\ncd\n')])
    assert.equal(outputCosts(24)(piece), 6 + 2 * 24);
  assert.equal(outputCosts(24)('ab'), 2 + 24);
  assert.equal(outputCosts(24)(''), 24);
});

test('one long line costs little, however it comes, and many of them cost much', () => {
  const whole = outputCosts(24)(`${'x'.repeat(3_000_000)}\n`);
  assert.ok(whole < 300_000, String(whole));
  const costs = outputCosts(0);
  let inPieces = 0;
  for (let piece = 0; piece < 300; piece += 1) inPieces += costs('x'.repeat(10_000));
  assert.ok(Math.abs(inPieces - whole) < 100, String(inPieces));
  const again = outputCosts(24);
  let many = 0;
  for (let line = 0; line < 30; line += 1) many += again(`${'x'.repeat(100_000)}\n`);
  assert.ok(many > 3_000_000, String(many));
});

test('a line without an end comes to one', () => {
  const costs = outputCosts(24);
  let sum = 0;
  for (let piece = 0; piece < 1_000; piece += 1) sum += costs('x'.repeat(64_000));
  assert.ok(sum > 2_000_000, String(sum));
});
