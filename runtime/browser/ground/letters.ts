/**
 * Bytes as letters of ASCII, so that a script that holds them stays what it is: a byte below 92 is one letter, any other
 * is two. It packs better than base64 does.
 */

const FIRST = 32;
const SHIFTS = { '}': 92, '~': 184 } as const;
const [SECOND, THIRD] = [93, 94] as const;

function letter(byte: number): string {
  return String.fromCharCode(FIRST + byte);
}

export function lettersFromBytes(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => {
    if (byte < SHIFTS['}']) return letter(byte);
    return byte < SHIFTS['~'] ? `}${letter(byte - SHIFTS['}'])}` : `~${letter(byte - SHIFTS['~'])}`;
  }).join('');
}

export function bytesFromLetters(letters: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(letters.length);
  let length = 0;
  for (let at = 0; at < letters.length; at++) {
    const value = letters.charCodeAt(at) - FIRST;
    if (value < SECOND) bytes[length++] = value;
    else bytes[length++] = letters.charCodeAt(++at) - FIRST + (value === THIRD ? SHIFTS['~'] : SHIFTS['}']);
  }
  return bytes.slice(0, length);
}
