/** A flag of Node's llhttp that undici's has not: header values may hold what `fetch` lets them hold. */
export const RELAXED_VALUES = 1024;

const REFUSED = new Set([0, 9, 10, 13]);
const isRelaxed = (byte: number): boolean => (byte < 32 && !REFUSED.has(byte)) || byte === 127;
/** A letter that a value may always hold, and nothing else. */
const STAND_IN = 255;

/** What llhttp reads instead; what is told is taken from the bytes themselves. */
export function withStandIns(bytes: Uint8Array): Uint8Array {
  return bytes.map((byte) => (isRelaxed(byte) ? STAND_IN : byte));
}
