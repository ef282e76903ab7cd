/**
 * Many connections over one inherited pair of sockets: nothing listens anywhere, so no other process can reach the
 * program, and the program needs no right to a network. One frame: type (1 byte), connection (4), length (4), payload.
 */

export const FRAME = {
  /** Parent to child; the payload is the port, two bytes. */
  open: 1,
  data: 2,
  /** The sender will write no more. */
  end: 3,
  close: 4,
  /** Child to parent: nobody listens on that port. */
  refused: 5,
  /** Whether the event loop is alive; answered by the same. */
  ping: 6,
  /** Parent to child; the payload is the signal's name. */
  signal: 7,
} as const;
export type FrameType = (typeof FRAME)[keyof typeof FRAME];

const HEAD_BYTES = 9;
/** Whoever writes more into one frame is not our preload. */
const MAX_PAYLOAD_BYTES = 4 * 1024 * 1024;
/** What one frame carries of a longer write. */
export const DATA_BYTES = 1024 * 1024;

const NONE = Buffer.alloc(0);

export interface Frame {
  readonly type: FrameType;
  readonly connection: number;
  readonly payload: Buffer;
}

export function bytesFromFrame(type: FrameType, connection: number, payload: Uint8Array = NONE): Buffer {
  const head = Buffer.alloc(HEAD_BYTES);
  head.writeUInt8(type, 0);
  head.writeUInt32BE(connection, 1);
  head.writeUInt32BE(payload.byteLength, 5);
  return Buffer.concat([head, payload]);
}

function isFrameType(type: number): type is FrameType {
  return Object.values<number>(FRAME).includes(type);
}

/** @returns a function that takes what arrives; false once it is no frame: then nothing more of it can be read */
export function frameReader(onFrame: (frame: Frame) => void): (chunk: Buffer) => boolean {
  let parts: Buffer[] = [];
  let held = 0;
  let wanted = HEAD_BYTES;
  let isBroken = false;
  return (chunk) => {
    if (isBroken) return false;
    parts.push(chunk);
    held += chunk.byteLength;
    if (held < wanted) return true;
    let rest = Buffer.concat(parts);
    for (;;) {
      wanted = HEAD_BYTES;
      if (rest.byteLength < HEAD_BYTES) break;
      const type = rest.readUInt8(0);
      const length = rest.readUInt32BE(5);
      if (!isFrameType(type) || length > MAX_PAYLOAD_BYTES) {
        isBroken = true;
        return false;
      }
      wanted = HEAD_BYTES + length;
      if (rest.byteLength < wanted) break;
      onFrame({ type, connection: rest.readUInt32BE(1), payload: rest.subarray(HEAD_BYTES, wanted) });
      rest = rest.subarray(wanted);
    }
    parts = [rest];
    held = rest.byteLength;
    return true;
  };
}
