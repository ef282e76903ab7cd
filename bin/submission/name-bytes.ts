/** The name of a file, where nothing says in which encoding its bytes are. */

/**
 * macOS and Linux write UTF-8, Windows the encoding of the country: in Korea the one that browsers call euc-kr.
 * Undefined where it is neither.
 */
export function nameFromBytes(bytes: Uint8Array): string | undefined {
  for (const encoding of ['utf-8', 'euc-kr']) {
    try {
      return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
    }
  }
  return undefined;
}
