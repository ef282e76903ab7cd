/** Which of its codes the next literal uses: told by the two bytes before it (RFC 7932, section 7.1). */

/** How a letter, a digit, a sign … stands to what follows, for each byte of ASCII. */
const LAST_OF_TEXT = [
  ...[0, 0, 0, 0, 0, 0, 0, 0, 0, 4, 4, 0, 0, 4, 0, 0],
  ...[0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
  ...[8, 12, 16, 12, 12, 20, 12, 16, 24, 28, 12, 12, 32, 12, 36, 12],
  ...[44, 44, 44, 44, 44, 44, 44, 44, 44, 44, 32, 32, 24, 40, 28, 12],
  ...[12, 48, 52, 52, 52, 48, 52, 52, 52, 48, 52, 52, 52, 52, 52, 48],
  ...[52, 52, 52, 52, 52, 48, 52, 52, 52, 52, 52, 24, 12, 28, 12, 12],
  ...[12, 56, 60, 60, 60, 56, 60, 60, 60, 56, 60, 60, 60, 60, 60, 56],
  ...[60, 60, 60, 60, 60, 56, 60, 60, 60, 60, 60, 24, 12, 28, 12, 0],
];

function lastOfText(byte: number): number {
  if (byte < 128) return LAST_OF_TEXT[byte] ?? 0;
  return (byte & 1) + (byte < 192 ? 0 : 2);
}

function secondOfText(byte: number): number {
  if (byte >= 224) return 2;
  if (byte <= 32 || byte >= 127) return 0;
  if (byte >= 97 && byte <= 122) return 3;
  return (byte >= 48 && byte <= 57) || (byte >= 65 && byte <= 90) ? 2 : 1;
}

/** How far from zero, of a number with a sign. */
function size(byte: number): number {
  const bounds = [1, 16, 64, 128, 192, 240, 255];
  return bounds.filter((bound) => byte >= bound).length;
}

const SIZES = Array.from({ length: 256 }, (_, byte) => size(byte));
const LAST = Array.from({ length: 256 }, (_, byte) => lastOfText(byte));
const SECOND = Array.from({ length: 256 }, (_, byte) => secondOfText(byte));

export function literalContext(mode: number | undefined, last: number, second: number): number {
  if (mode === 0) return last & 63;
  if (mode === 1) return last >> 2;
  if (mode === 2) return (LAST[last] ?? 0) | (SECOND[second] ?? 0);
  return ((SIZES[last] ?? 0) << 3) | (SIZES[second] ?? 0);
}
