import assert from 'node:assert/strict';
import { checkPrimeSync } from 'node:crypto';
import { test } from 'node:test';
import { power, inverse } from './power.ts';
import { isPrime, primeOf } from './primes.ts';

test('a number is a prime where Node says so', () => {
  for (let number = 0n; number < 600n; number++) assert.equal(isPrime(number), checkPrimeSync(number), String(number));
  // Carmichael numbers, and what small primes do not divide.
  for (const number of [561n, 41041n, 825265n, 321197185n, 8209n * 8219n])
    assert.equal(isPrime(number), false, String(number));
});

test('primes have as many bits as they are asked for', () => {
  for (const bits of [3, 8, 14, 15, 64, 256]) {
    const prime = primeOf(bits);
    assert.equal(prime.toString(2).length, bits);
    assert.equal(checkPrimeSync(prime), true, String(prime));
  }
  const safe = primeOf(64, { isSafe: true });
  assert.equal(checkPrimeSync(safe) && checkPrimeSync((safe - 1n) / 2n), true, String(safe));
  assert.equal(primeOf(64, { step: 12n, rest: 5n }) % 12n, 5n);
});

test('powers and inverses', () => {
  for (const [base, exponent, modulus] of [
    [3n, 200n, 13n],
    [2n, 0n, 7n],
    [7n, 65_537n, 1_000_003n],
  ] as const)
    assert.equal(power(base, exponent, modulus), base ** exponent % modulus);
  assert.equal((inverse(17n, 3120n) * 17n) % 3120n, 1n);
});
