/** Arithmetic of large numbers. */

/** How many bits of the exponent are taken at a time. */
const WINDOW = 5n;
const MASK = (1n << WINDOW) - 1n;

/** base ** exponent % modulus */
export function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  const powers = [1n];
  const reduced = base % modulus;
  for (let i = 1; i <= Number(MASK); i++) powers.push(((powers[i - 1] ?? 1n) * reduced) % modulus);
  const digits: number[] = [];
  for (let rest = exponent; rest > 0n; rest >>= WINDOW) digits.push(Number(rest & MASK));
  let result = 1n;
  for (const digit of digits.toReversed()) {
    for (let i = 0n; i < WINDOW; i++) result = (result * result) % modulus;
    if (digit > 0) result = (result * (powers[digit] ?? 1n)) % modulus;
  }
  return result % modulus;
}

export function greatestCommonDivisor(one: bigint, two: bigint): bigint {
  return two === 0n ? one : greatestCommonDivisor(two, one % two);
}

/** The number that gives 1 when it is multiplied with this one. */
export function inverse(number: bigint, modulus: bigint): bigint {
  let [a, b, x, y] = [number % modulus, modulus, 1n, 0n];
  while (b > 0n) {
    const times = a / b;
    [a, b, x, y] = [b, a - times * b, y, x - times * y];
  }
  return ((x % modulus) + modulus) % modulus;
}
