import { numberFrom, randomBytes } from '../bytes.ts';
import { power } from './power.ts';

/** Primes: those that a key is made of, and whether a number is one. */

const SMALL: readonly number[] = (() => {
  const primes: number[] = [];
  for (let number = 2; primes.length < 1024; number++)
    if (primes.every((prime) => number % prime !== 0)) primes.push(number);
  return primes;
})();

/** By Miller and Rabin, with so many random witnesses. */
export function isPrime(number: bigint, rounds = 32): boolean {
  if (number < 2n) return false;
  for (const prime of SMALL) {
    if (number === BigInt(prime)) return true;
    if (number % BigInt(prime) === 0n) return false;
  }
  let [odd, twos] = [number - 1n, 0];
  while (odd % 2n === 0n) {
    odd /= 2n;
    twos += 1;
  }
  const size = Math.ceil(number.toString(16).length / 2);
  for (let round = 0; round < rounds; round++) {
    const witness = 2n + (numberFrom(randomBytes(size)) % (number - 3n));
    if (!isWitnessed(power(witness, odd, number), twos, number)) return false;
  }
  return true;
}

function isWitnessed(first: bigint, twos: number, number: bigint): boolean {
  let value = first;
  if (value === 1n || value === number - 1n) return true;
  for (let i = 1; i < twos; i++) {
    value = (value * value) % number;
    if (value === number - 1n) return true;
  }
  return false;
}

/** As many as make an error less likely than one in 2 ** 100 for a random number of that size (FIPS 186-5, table B.1). */
const roundsFor = (bits: number): number => (bits >= 1024 ? 4 : bits >= 512 ? 7 : 32);

interface Wanted {
  /** Whether half of it is a prime, too. */
  readonly isSafe?: boolean;
  /** The prime leaves `rest` when it is divided by `step`. */
  readonly step?: bigint;
  readonly rest?: bigint;
  readonly isGood?: (prime: bigint) => boolean;
}

/** A random prime of so many bits, the two highest of them set, as OpenSSL makes it. */
export function primeOf(bits: number, { isSafe = false, step, rest = 1n, isGood = () => true }: Wanted = {}): bigint {
  const size = Math.ceil(bits / 8);
  const top = bits < 2 ? 1n : bits === 2 ? 2n : 3n << BigInt(bits - 2);
  for (;;) {
    let start = (numberFrom(randomBytes(size)) & ((1n << BigInt(bits)) - 1n)) | top;
    if (step === undefined) start |= bits < 3 ? 0n : isSafe ? 3n : 1n;
    else start += rest - (start % step);
    const by = step ?? (bits < 3 ? 1n : isSafe ? 4n : 2n);
    const found = search(start, { by, bits, isSafe, isGood });
    if (found !== undefined) return found;
  }
}

interface Search {
  readonly by: bigint;
  readonly bits: number;
  readonly isSafe: boolean;
  readonly isGood: (prime: bigint) => boolean;
}

/** Goes on from a random number; what a small prime divides is left out by its rest, without a large division. */
function search(start: bigint, { by, bits, isSafe, isGood }: Search): bigint | undefined {
  const rests = SMALL.map((prime) => Number(start % BigInt(prime)));
  const steps = SMALL.map((prime) => Number(by % BigInt(prime)));
  const isSmall = bits <= 14;
  const rounds = roundsFor(bits);
  for (let turn = 0; turn < 4 * bits + 64; turn++) {
    const divides = (prime: number, at: number): boolean => {
      const left = ((rests[at] ?? 0) + turn * (steps[at] ?? 0)) % prime;
      return left === 0 || (isSafe && prime > 2 && left === 1);
    };
    if (!isSmall && SMALL.some(divides)) continue;
    const number = start + BigInt(turn) * by;
    if (number >> BigInt(bits) !== 0n) return undefined;
    if (isPrime(number, rounds) && (!isSafe || isPrime(number >> 1n, rounds)) && isGood(number)) return number;
  }
  return undefined;
}
