/** What unpacks a stream as its bytes arrive. */

export interface Decoder {
  /** @returns what could be unpacked */
  readonly push: (bytes: Uint8Array) => Uint8Array;
  /** Whether the stream has come to its end. */
  readonly isDone: boolean;
  /** How many bytes behind the end were not looked at. */
  readonly unread: number;
  /** Whether it could unpack more of what it has already. */
  readonly waits?: boolean;
  /** What is wrong with it, where something is: `FORMAT_DISTANCE`. */
  readonly flaw: string | undefined;
}

/** Its message is the code of the format's own library. */
export class Flaw extends Error {
  override readonly name = 'Flaw';
}
