import { encode, encodingOf, joined } from '../text/bytes-and-text.ts';

/** `internalBinding('stream_wrap')`: the numbers that streams share with the library, and its request objects. */

export const READ_BYTES = 0;
export const ARRAY_BUFFER_OFFSET = 1;
export const BYTES_WRITTEN = 2;
export const LAST_WRITE_WAS_ASYNC = 3;
export const streamBaseState = new Int32Array(5);

/** What a request object of a stream has before the library fills it. */
export class Wrap {
  oncomplete: unknown = undefined;
}

/** What one write of several chunks sends: buffers, or each followed by its encoding. */
export function bytesOfChunks(chunks: readonly unknown[], areAllBuffers: boolean): Uint8Array {
  const parts: Uint8Array[] = [];
  for (let i = 0; i < chunks.length; i += areAllBuffers ? 1 : 2) {
    const chunk = chunks[i];
    if (typeof chunk === 'string') parts.push(encode(chunk, encodingOf(chunks[i + 1])));
    else if (chunk instanceof Uint8Array) parts.push(chunk);
  }
  return joined(parts);
}

export const streamWrapBinding = {
  ShutdownWrap: class ShutdownWrap extends Wrap {},
  WriteWrap: class WriteWrap extends Wrap {},
  kReadBytesOrError: READ_BYTES,
  kArrayBufferOffset: ARRAY_BUFFER_OFFSET,
  kBytesWritten: BYTES_WRITTEN,
  kLastWriteWasAsync: LAST_WRITE_WAS_ASYNC,
  streamBaseState,
};

/** There are no pipes and no local sockets here. */
export const pipeWrapBinding = {
  // A function expression, so that `new` reaches it.
  Pipe: function () {
    throw Object.assign(new Error('listen EACCES: permission denied: there are no local sockets here'), {
      code: 'EACCES',
    });
  },
  PipeConnectWrap: class PipeConnectWrap extends Wrap {},
  constants: { SOCKET: 0, SERVER: 1, IPC: 2, UV_READABLE: 1, UV_WRITABLE: 2 },
};
