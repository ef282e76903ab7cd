import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MessageError, MessageReader, type ReaderOptions } from './http-message-reader.ts';

interface Message {
  readonly what: string;
  readonly kind: ReaderOptions['kind'];
  readonly text: string;
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
];

function pairs(flat: readonly string[]): string {
  return flat.flatMap((name, i) => (i % 2 === 0 ? [`${name}=${flat[i + 1] ?? ''}`] : [])).join(' ');
}

function heardFrom({ kind }: Message, parts: readonly Uint8Array[]): readonly string[] {
  const heard: string[] = [];
  let body = '';
  const reader = new MessageReader(
    { kind, maxHeaderBytes: 200, methods: new Set(['GET', 'POST']) },
    {
      onBegin: () => undefined,
      onHead({ method, url, status, reason, headers }) {
        heard.push(`${kind === 'request' ? `${method} ${url}` : `${String(status)} ${reason}`} ${pairs(headers)}`);
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
