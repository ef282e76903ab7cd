import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import {
  MessageError,
  MessageReader,
  startLlhttp,
  type MessageEvents,
  type ReaderOptions,
} from './http-message-reader.ts';

const wasm: unknown = createRequire(import.meta.url)('undici/lib/llhttp/llhttp-wasm.js');
assert.ok(wasm instanceof Uint8Array);
startLlhttp(new Uint8Array(wasm));

/** llhttp's numbers. */
const METHODS: Readonly<Record<number, string>> = { 1: 'GET', 3: 'POST' };

interface Message {
  readonly what: string;
  readonly kind: ReaderOptions['kind'];
  readonly text: string;
  /** Node's flags. */
  readonly lenient?: number;
  /** What is heard: each head, each whole body, each end with its trailers, or the error. */
  readonly heard: readonly string[];
}

const messages: readonly Message[] = [
  {
    what: 'a request without a body, and another behind it',
    kind: 'request',
    text: 'GET /a HTTP/1.1\r\nHost: x\r\n\r\nGET /b HTTP/1.1\r\nHost: \t y z \r\n\r\n',
    heard: ['GET /a Host=x', 'end', 'GET /b Host=y z', 'end'],
  },
  {
    what: 'a body of a known length, with lines in it',
    kind: 'request',
    text: 'POST / HTTP/1.1\r\nContent-Length: 12\r\n\r\na: b\r\n\r\nc\r\n\n',
    heard: ['POST / Content-Length=12', 'body "a: b\\r\\n\\r\\nc\\r\\n\\n"', 'end'],
  },
  {
    what: 'a chunked body, whose chunks hold blank lines, and trailers',
    kind: 'request',
    text: 'POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n6\r\na\r\n\r\nb\r\n1;x=y\r\nc\r\n0\r\nSum: 7\r\n\r\n',
    heard: ['POST / Transfer-Encoding=chunked', 'body "a\\r\\n\\r\\nbc"', 'end Sum=7'],
  },
  {
    what: 'no trailers, and a request behind them',
    kind: 'request',
    text: 'POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /b HTTP/1.1\r\n\r\n',
    heard: ['POST / Transfer-Encoding=chunked', 'end', 'GET /b ', 'end'],
  },
  {
    what: 'blank lines before the first',
    kind: 'request',
    text: '\r\n\r\nGET / HTTP/1.1\r\n\r\n',
    heard: ['GET / ', 'end'],
  },
  {
    what: 'a response that goes on until the connection ends',
    kind: 'response',
    text: 'HTTP/1.1 200 So be it\r\nX: \xe9\r\n\r\nall\r\n\r\nthe rest',
    heard: ['200 So be it X=\xe9', 'body "all\\r\\n\\r\\nthe rest"', 'end'],
  },
  {
    what: 'a head that is too long',
    kind: 'request',
    text: `GET / HTTP/1.1\r\nX: ${'x'.repeat(300)}\r\n\r\n`,
    heard: ['HPE_HEADER_OVERFLOW'],
  },
  {
    what: 'a line that ends without CR',
    kind: 'request',
    text: 'GET / HTTP/1.1\r\nX: y\n\r\n',
    heard: ['HPE_CR_EXPECTED'],
  },
  {
    what: 'data after the last message of a connection',
    kind: 'request',
    text: 'GET / HTTP/1.1\r\nConnection: close\r\n\r\nGET',
    heard: ['GET / Connection=close', 'end', 'HPE_CLOSED_CONNECTION'],
  },
  {
    what: 'a header value with a letter that only fetch allows',
    kind: 'request',
    text: 'GET / HTTP/1.1\r\nX: a\x01b\x7f\r\n\r\n',
    lenient: 1024,
    heard: ['GET / X=a\x01b\x7f', 'end'],
  },
  {
    what: 'a header value with a NUL, which nobody allows',
    kind: 'request',
    text: 'GET / HTTP/1.1\r\nX: a\0b\r\n\r\n',
    lenient: 1024,
    heard: ['HPE_INVALID_HEADER_TOKEN'],
  },
  {
    what: 'lines without CR, where everything is forgiven',
    kind: 'request',
    text: 'GET / HTTP/1.1\nX: a\x01b\n\n',
    lenient: 1023,
    heard: ['GET / X=a\x01b', 'end'],
  },
  {
    what: 'an empty Transfer-Encoding',
    kind: 'request',
    text: 'POST / HTTP/1.1\r\nTransfer-Encoding: \r\nX: y\r\n\r\n',
    heard: ['HPE_INVALID_TRANSFER_ENCODING'],
  },
];

function pairs(flat: readonly string[]): string {
  return flat.flatMap((name, i) => (i % 2 === 0 ? [`${name}=${flat[i + 1] ?? ''}`] : [])).join(' ');
}

function heardFrom({ kind, lenient = 0 }: Message, parts: readonly Uint8Array[]): readonly string[] {
  const heard: string[] = [];
  let body = '';
  const reader = new MessageReader(
    { kind, maxHeaderBytes: 200, lenient },
    {
      onBegin: () => undefined,
      onHead({ method, url, status, reason, headers }) {
        heard.push(
          `${kind === 'request' ? `${METHODS[method] ?? ''} ${url}` : `${String(status)} ${reason}`} ${pairs(headers)}`,
        );
        return 'body';
      },
      onBody: (bytes) => void (body += Buffer.from(bytes).toString('latin1')),
      onEnd(trailers) {
        if (body !== '') heard.push(`body ${JSON.stringify(body)}`);
        body = '';
        heard.push(`end ${pairs(trailers)}`.trim());
      },
    },
  );
  try {
    for (const part of parts) assert.equal(reader.read(part), part.length);
    reader.finish();
  } catch (error) {
    if (!(error instanceof MessageError)) throw error;
    heard.push(error.code);
  }
  return heard;
}

for (const message of messages) {
  test(`${message.what}: the same wherever the bytes are cut`, () => {
    const bytes = Buffer.from(message.text, 'latin1');
    for (let cut = 0; cut <= bytes.length; cut++) {
      const parts = [bytes.subarray(0, cut), bytes.subarray(cut)];
      assert.deepEqual(heardFrom(message, parts), message.heard, `cut at ${String(cut)}`);
    }
    const letters = Array.from(bytes, (byte) => Uint8Array.of(byte));
    assert.deepEqual(heardFrom(message, letters), message.heard, 'byte by byte');
  });
}

const request = { kind: 'request', maxHeaderBytes: 16_384 } as const;
const deaf: MessageEvents = {
  onBegin: () => undefined,
  onHead: () => 'body',
  onBody: () => undefined,
  onEnd: () => undefined,
} as const;

test('what stands behind the sizes of chunks is bounded, for each chunk anew', () => {
  const chunk = (extension: number): string => `1;${'x'.repeat(extension)}\r\na\r\n`;
  const head = 'POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n';
  const read = (text: string): number => new MessageReader(request, deaf).read(Buffer.from(text));
  const allowed = head + chunk(16_384) + chunk(16_384);
  assert.equal(read(allowed), allowed.length);
  assert.throws(() => read(head + chunk(16_385)), { code: 'HPE_CHUNK_EXTENSIONS_OVERFLOW' });
});

test('a reader may be used in the middle of what another tells, and what a callback throws comes out', () => {
  const heard: string[] = [];
  const inner = new MessageReader(request, { ...deaf, onEnd: () => void heard.push('inner') });
  const outer = new MessageReader(request, {
    ...deaf,
    onHead({ url }) {
      inner.read(Buffer.from('GET /inner HTTP/1.1\r\n\r\n'));
      heard.push(url);
      return 'body';
    },
    onEnd() {
      throw new Error('of the program');
    },
  });
  assert.throws(() => outer.read(Buffer.from('GET /outer HTTP/1.1\r\n\r\n')), { message: 'of the program' });
  assert.deepEqual(heard, ['inner', '/outer']);
});

test('a long body goes through in pieces, and leaves the parser as small as it was', () => {
  const body = Buffer.alloc(10_000_000, 'x');
  let length = 0;
  const reader = new MessageReader(request, { ...deaf, onBody: (bytes) => void (length += bytes.length) });
  reader.read(Buffer.from(`POST / HTTP/1.1\r\nContent-Length: ${String(body.length)}\r\n\r\n`));
  assert.equal(reader.read(body), body.length);
  assert.equal(length, body.length);
});
