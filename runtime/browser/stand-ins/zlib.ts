import { hold, post, release } from '../ground/event-loop.ts';
import { host } from '../ground/host.ts';
import { builtin } from '../ground/library.ts';

/** `node:zlib` over the browser's own compression: streams and callbacks, no sync forms and no Brotli. */

type Format = 'gzip' | 'deflate' | 'deflate-raw';
type Callback = (error: Error | null, result?: Uint8Array) => void;

function dataError(error: unknown): Error {
  const text = error instanceof Error ? error.message : String(error);
  const isCutOff = /unexpected end|input was truncated|incomplete/i.test(text);
  return isCutOff
    ? Object.assign(new Error('unexpected end of file'), { errno: -5, code: 'Z_BUF_ERROR' })
    : Object.assign(new Error('incorrect header check'), { errno: -3, code: 'Z_DATA_ERROR' });
}

function streamClass(name: string, make: () => CompressionStream | DecompressionStream) {
  const { Transform } = builtin('stream');
  return class extends Transform {
    static override readonly name = name;
    bytesWritten = 0;
    private readonly writer: WritableStreamDefaultWriter<BufferSource>;
    private readonly ended: Promise<void>;

    constructor(options?: object) {
      super(options);
      const { readable, writable } = make();
      this.writer = writable.getWriter();
      this.ended = this.pump(readable.getReader());
      this.ended.catch(() => undefined);
      this.writer.closed.catch(() => undefined);
    }

    private async pump(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<void> {
      for (;;) {
        const { done, value } = await reader.read();
        if (done) return;
        this.push(builtin('buffer').Buffer.from(value));
      }
    }

    override _transform(chunk: Uint8Array, _encoding: unknown, done: (error?: Error) => void): void {
      this.bytesWritten += chunk.length;
      settle(this.writer.write(new Uint8Array(chunk)), done);
    }

    override _flush(done: (error?: Error) => void): void {
      settle(
        this.writer.close().then(() => this.ended),
        done,
      );
    }

    flush(kind?: number | (() => void), callback?: () => void): void {
      const done = typeof kind === 'function' ? kind : callback;
      // The browser's streams cannot be flushed in the middle.
      if (done !== undefined) post(done);
    }

    close(callback?: () => void): void {
      this.destroy();
      if (callback !== undefined) post(callback);
    }
  };
}

function settle(work: Promise<unknown>, done: (error?: Error) => void): void {
  hold();
  work.then(
    () =>
      post(() => {
        release();
        done();
      }),
    (error: unknown) =>
      post(() => {
        release();
        done(dataError(error));
      }),
  );
}

const compressing = (format: Format) => (): CompressionStream => new host.CompressionStream(format);
const decompressing = (format: Format) => (): DecompressionStream => new host.DecompressionStream(format);

function convenience(Class: ReturnType<typeof streamClass>) {
  return (data: Uint8Array | string, options: { level?: number } | Callback, callback?: Callback): void => {
    const done = typeof options === 'function' ? options : callback;
    const { Buffer } = builtin('buffer');
    const stream = new Class();
    const chunks: Uint8Array[] = [];
    stream.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    stream.once('error', (error: Error) => done?.(error));
    stream.once('end', () => done?.(null, Buffer.concat(chunks)));
    stream.end(typeof data === 'string' ? Buffer.from(data) : data);
  };
}

function notHere(name: string) {
  return (): never => {
    throw Object.assign(new Error(`zlib.${name} is not available in this page.`), {
      code: 'ERR_FEATURE_UNAVAILABLE_ON_PLATFORM',
    });
  };
}

export function zlib(): object {
  const classes = {
    Gzip: streamClass('Gzip', compressing('gzip')),
    Gunzip: streamClass('Gunzip', decompressing('gzip')),
    Deflate: streamClass('Deflate', compressing('deflate')),
    Inflate: streamClass('Inflate', decompressing('deflate')),
    DeflateRaw: streamClass('DeflateRaw', compressing('deflate-raw')),
    InflateRaw: streamClass('InflateRaw', decompressing('deflate-raw')),
    Unzip: streamClass('Unzip', decompressing('gzip')),
  };
  const module: Record<string, unknown> = {
    ...classes,
    constants: { Z_NO_FLUSH: 0, Z_SYNC_FLUSH: 2, Z_FINISH: 4, Z_BEST_SPEED: 1, Z_DEFAULT_COMPRESSION: -1 },
    createBrotliCompress: notHere('createBrotliCompress'),
    createBrotliDecompress: notHere('createBrotliDecompress'),
    // body-parser looks at its name alone.
    createZstdDecompress: notHere('createZstdDecompress'),
    brotliCompress: notHere('brotliCompress'),
    brotliDecompress: notHere('brotliDecompress'),
  };
  for (const [name, Class] of Object.entries(classes)) {
    module[`create${name}`] = (options?: object) => new Class(options);
    const lower = name.charAt(0).toLowerCase() + name.slice(1);
    module[lower] = convenience(Class);
    module[`${lower}Sync`] = notHere(`${lower}Sync`);
  }
  return module;
}
