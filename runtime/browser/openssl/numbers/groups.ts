import { hasOwn } from '../../ground/has-own.ts';

/**
 * The primes of RFC 2409 and RFC 3526, from their definition:
 * 2^n − 2^(n−64) − 1 + 2^64 · (⌊2^(n−130) · π⌋ + k)
 */

const GROUPS: Readonly<Record<string, readonly [bits: number, k: bigint]>> = {
  modp1: [768, 149_686n],
  modp2: [1024, 129_093n],
  modp5: [1536, 741_804n],
  modp14: [2048, 124_476n],
  modp15: [3072, 1_690_314n],
  modp16: [4096, 240_904n],
  modp17: [6144, 929_484n],
  modp18: [8192, 4_743_158n],
};

/** arctan(1 / x) · scale */
function arctanOfInverse(x: bigint, scale: bigint): bigint {
  let [term, sum] = [scale / x, scale / x];
  for (let i = 3n, sign = -1n; term > 0n; i += 2n, sign = -sign) {
    term /= x * x;
    sum += (sign * term) / i;
  }
  return sum;
}

/** ⌊2^bits · π⌋, by Machin's formula. */
function piTimes(bits: number): bigint {
  const spare = 64n;
  const scale = 1n << (BigInt(bits) + spare);
  return (4n * (4n * arctanOfInverse(5n, scale) - arctanOfInverse(239n, scale))) >> spare;
}

export function groupNamed(name: string): bigint | undefined {
  const [bits, k] = (hasOwn(GROUPS, name) ? GROUPS[name] : undefined) ?? [];
  if (bits === undefined || k === undefined) return undefined;
  const size = BigInt(bits);
  return (1n << size) - (1n << (size - 64n)) - 1n + ((piTimes(bits - 130) + k) << 64n);
}
