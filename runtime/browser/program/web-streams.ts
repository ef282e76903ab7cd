import { host } from '../ground/host.ts';

/** What the browser's own streams cannot do. */

/** Steps through a web stream by `for await`, where the browser's own cannot: WebKit's. */
const methods = {
  async *values(this: ReadableStream, { preventCancel = false } = {}): AsyncGenerator {
    const reader = this.getReader();
    try {
      for (;;) {
        const step: ReadableStreamReadResult<unknown> = await reader.read();
        if (step.done) return;
        yield step.value;
      }
    } finally {
      if (!preventCancel) await reader.cancel();
      reader.releaseLock();
    }
  },
};

const PART_BYTES = 65_536;

const ofBlobs = {
  stream(this: Blob): ReadableStream {
    let at = 0;
    return new host.ReadableStream({
      pull: async (controller) => {
        const part = await this.slice(at, (at += PART_BYTES)).arrayBuffer();
        if (part.byteLength === 0) controller.close();
        else controller.enqueue(new Uint8Array(part));
      },
    });
  },
};

function giveBlobStreams(): void {
  const value: unknown = Reflect.get(ofBlobs, 'stream');
  Object.defineProperty(host.Blob.prototype, 'stream', { value, writable: true, enumerable: true, configurable: true });
}

/** A stream that is to be of bytes becomes a plain one, which lacks the readers with a buffer of their own. */
function giveByteStreams(): void {
  const native = host.ReadableStream;
  const own = new Proxy(native, {
    construct(target, [source, ...rest]: readonly unknown[], made): object {
      const isOfBytes = typeof source === 'object' && source !== null && Reflect.get(source, 'type') === 'bytes';
      // Its methods are called on the source that was given.
      const plain: unknown = isOfBytes ? Object.create(source, { type: { value: undefined } }) : source;
      const stream: unknown = Reflect.construct(target, [plain, ...rest], made);
      if (typeof stream !== 'object' || stream === null) throw new TypeError('A stream is an object.');
      return stream;
    },
  });
  Object.defineProperty(native.prototype, 'constructor', { value: own, writable: true, configurable: true });
  Object.defineProperty(globalThis, 'ReadableStream', { value: own, writable: true, configurable: true });
}

export function completeWebStreams(): void {
  // Where the browser has no streams of bytes, it has none of a blob either: WebKit.
  if (!('ReadableByteStreamController' in globalThis)) {
    giveByteStreams();
    giveBlobStreams();
  }
  const { prototype } = host.ReadableStream;
  if (Symbol.asyncIterator in prototype) return;
  const value: unknown = Reflect.get(methods, 'values');
  for (const name of ['values', Symbol.asyncIterator])
    Object.defineProperty(prototype, name, {
      value,
      writable: true,
      configurable: true,
      enumerable: name === 'values',
    });
}
