import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { MessageError, MessageReader, startLlhttp, type ReaderOptions } from '../http-message-reader.ts';

/**
 * Our reader beside Node's own: messages with letters added, lost and replaced, whole or cut in two. Node shows its
 * parser only under a flag, so this file runs itself once more with it.
 */

const FLAG = '--expose-internals';
const MESSAGES_OF_A_KIND = 15_000;
const MOST_HEADER_BYTES = 400;

type Kind = ReaderOptions['kind'];

const messages: Readonly<Record<Kind, readonly string[]>> = {
  request: [
    'GET /a?b=c#d HTTP/1.1\r\nHost: x\r\n\r\n',
    'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello',
    'POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n',
    'POST / HTTP/1.1\r\nTransfer-Encoding: gzip, chunked\r\n\r\n5;a=b;c="d\\"e"\r\nhello\r\n0\r\nA: b\r\n\r\n',
    'GET http://u@a.b:80/x HTTP/1.1\r\nConnection: keep-alive, Upgrade\r\nUpgrade: websocket\r\n\r\nrest',
    'CONNECT a.b:443 HTTP/1.1\r\nHost: a.b\r\n\r\n\x01\x02',
    'OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\nGET / HTTP/1.0\r\n\r\n',
    'GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\nGET /',
    '\r\n\r\nDELETE /x HTTP/1.1\r\nA:b\r\nB:\t c \r\nC:\r\n\r\n',
    'GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\nGET / HTTP/1.0\r\n\r\n',
    'PUT /y HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\nabcGET / HTTP/1.1\r\n\r\n',
    'M-SEARCH * HTTP/1.1\r\nProxy-Connection: close\r\n\r\n',
  ],
  response: [
    'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi',
    'HTTP/1.1 204 No Content\r\nX: y\r\n\r\nHTTP/1.1 304\r\n\r\n',
    'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n0\r\n\r\n',
    'HTTP/1.0 200 OK\r\n\r\nuntil the end',
    'HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n',
    'HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\nabc',
    'HTTP/1.1 200\r\nConnection: close\r\nContent-Length: 1\r\n\r\naHTTP/1.1 200 OK\r\n\r\n',
  ],
};

const odd = [
  ...Array.from('\r\n \t:;,019aF/?#@*%\x00\x01\x0b\x0c\x7f\x80\xe9"(-_+=\\{['),
  ...['\r\n', '\n\n', '\r\n\r\n', '\r\n ', '  ', 'GET ', 'PRI ', 'SOURCE ', 'RTSP', 'ICE', '::', '0\r\n', '1;', '100'],
  ...['HTTP/0.9', 'HTTP/1.0', 'HTTP/1.1', 'HTTP/2.0', 'HTTP/9.9', 'chunked', ', ', 'x'.repeat(250), 'fffffffffffffff1'],
  ...['Content-Length: 3\r\n', 'Content-Length:\r\n', 'Content-Length: 18446744073709551616\r\n', 'Upgrade : x\r\n'],
  ...['Transfer-Encoding: chunked\r\n', 'Transfer-Encoding: x\r\n', 'Transfer-Encoding: chunked, gzip\r\n'],
  ...['Connection: close\r\n', 'Connection: upgrade\r\nUpgrade: h2\r\n', 'Connection: x, Keep-Alive\r\n'],
];

interface Heard {
  readonly method: string;
  readonly url: string;
  readonly status: number;
  readonly reason: string;
  readonly version: string;
  readonly headers: readonly string[];
  readonly upgrade: boolean;
  readonly keepAlive: boolean;
}

/** What a reader tells, in words; pieces of a body that follow each other are one. */
function createEar() {
  const heard: string[] = [];
  let body = '';
  let isUpgrade = false;
  const tell = (text: string): void => {
    if (body !== '') heard.push(`body ${JSON.stringify(body)}`);
    body = '';
    heard.push(text);
  };
  return {
    heard,
    tell,
    /** Whoever takes an upgrade reads on without the reader. */
    isOver: () => isUpgrade,
    head: (head: Heard) => {
      tell(`head ${JSON.stringify(head)}`);
      isUpgrade = head.upgrade;
    },
    body: (bytes: Uint8Array) => void (body += Buffer.from(bytes).toString('latin1')),
    end: (trailers: readonly string[]) => tell(`end ${JSON.stringify(trailers)}`),
  };
}

type Ear = ReturnType<typeof createEar>;
interface Reading {
  /** How many bytes it took, or what was wrong. */
  readonly read: (bytes: Buffer) => number | Error;
  readonly finish: () => Error | undefined;
}

function heardBy(open: (kind: Kind, ear: Ear) => Reading, kind: Kind, parts: readonly Buffer[]): readonly string[] {
  const ear = createEar();
  const reading = open(kind, ear);
  const failed = (error: Error): void => ear.tell(`error ${JSON.stringify(Object.entries(error))}`);
  for (const part of parts) {
    const taken = reading.read(part);
    if (typeof taken !== 'number') {
      failed(taken);
      return ear.heard;
    }
    if (taken < part.length) {
      ear.tell(`left ${String(part.length - taken)}`);
      return ear.heard;
    }
    if (ear.isOver()) return ear.heard;
  }
  const error = reading.finish();
  if (error === undefined) ear.tell('finished');
  else failed(error);
  return ear.heard;
}

const known = (error: unknown): Error => {
  if (!(error instanceof MessageError)) throw error;
  const { bytesParsed, code, reason } = error;
  return Object.assign(new Error(), { bytesParsed, code, reason });
};

function openOurs(methods: readonly string[]): (kind: Kind, ear: Ear) => Reading {
  return (kind, ear) => {
    const reader = new MessageReader(
      { kind, maxHeaderBytes: MOST_HEADER_BYTES },
      {
        onBegin: () => undefined,
        onHead({ major, minor, method, url, ...rest }) {
          const { status, reason, headers, upgrade, keepAlive } = rest;
          const name = kind === 'request' ? (methods[method] ?? '') : '';
          const version = `${String(major)}.${String(minor)}`;
          ear.head({ method: name, url, status, reason, headers, upgrade, keepAlive, version });
          return upgrade ? 'upgrade' : 'body';
        },
        onBody: ear.body,
        onEnd: ear.end,
      },
    );
    const caught = <Result>(act: () => Result): Result | Error => {
      try {
        return act();
      } catch (error) {
        return known(error);
      }
    };
    return {
      read: (bytes) => caught(() => reader.read(bytes)),
      finish: () =>
        caught(() => {
          reader.finish();
          return undefined;
        }),
    };
  };
}

interface NodeParser {
  initialize: (type: number, resource: object, maxHeaderBytes: number, lenient: number) => void;
  execute: (bytes: Buffer) => number | Error;
  finish: () => Error | undefined;
  [callback: number]: unknown;
}
interface NodeBinding {
  readonly HTTPParser: { readonly REQUEST: number; readonly RESPONSE: number } & (new () => NodeParser);
  readonly allMethods: readonly string[];
}

function isBinding(value: unknown): value is NodeBinding {
  return typeof value === 'object' && value !== null && 'HTTPParser' in value && 'allMethods' in value;
}

function nodeBinding(): NodeBinding {
  const loaded: unknown = createRequire(import.meta.url)('internal/test/binding');
  assert.ok(typeof loaded === 'object' && loaded !== null && 'internalBinding' in loaded);
  assert.ok(typeof loaded.internalBinding === 'function');
  const binding: unknown = Reflect.apply(loaded.internalBinding, undefined, ['http_parser']);
  assert.ok(isBinding(binding));
  return binding;
}

function openNodes({ HTTPParser, allMethods }: NodeBinding): (kind: Kind, ear: Ear) => Reading {
  return (kind, ear) => {
    const parser = new HTTPParser();
    parser.initialize(kind === 'request' ? HTTPParser.REQUEST : HTTPParser.RESPONSE, {}, MOST_HEADER_BYTES, 0);
    let early: string[] = [];
    let earlyUrl = '';
    parser[1] = (headers: string[], url: string) => {
      early.push(...headers);
      earlyUrl += url;
    };
    parser[2] = (
      ...[major, minor, last, method, lastUrl, status = 0, reason = '', upgrade, keepAlive]: [
        number,
        number,
        string[] | undefined,
        number | undefined,
        string | undefined,
        number | undefined,
        string | undefined,
        boolean,
        boolean,
      ]
    ) => {
      const headers = [...early, ...(last ?? [])];
      const url = earlyUrl + (lastUrl ?? '');
      early = [];
      earlyUrl = '';
      const name = method === undefined ? '' : (allMethods[method] ?? '');
      const version = `${String(major)}.${String(minor)}`;
      ear.head({ method: name, url, status, reason, headers, upgrade, keepAlive, version });
      return upgrade ? 2 : 0;
    };
    parser[3] = ear.body;
    parser[4] = () => {
      ear.end(early);
      early = [];
    };
    return {
      read: (bytes) => parser.execute(bytes),
      finish: () => parser.finish(),
    };
  };
}

/** What undici's llhttp does not refuse yet: see `messages-broken-in-two-ways` in `runtime/differences.ts`. */
const NOT_YET = ['"Expected LF after CR"', '"Invalid character in chunk extensions quoted value"'];
const isOlder = (expected: readonly string[]): boolean =>
  expected.some((line) => line.startsWith('error') && NOT_YET.some((reason) => line.includes(reason)));

/** The first messages that the two read otherwise. */
function differences(): readonly string[] {
  const binding = nodeBinding();
  const wasm: unknown = createRequire(import.meta.url)('undici/lib/llhttp/llhttp-wasm.js');
  assert.ok(wasm instanceof Uint8Array);
  startLlhttp(new Uint8Array(wasm));
  const [nodes, ours] = [openNodes(binding), openOurs(binding.allMethods)];
  const random = xoroshiro128plus(20_261_126);
  const below = (count: number): number => uniformInt(random, 0, count - 1);
  const mutated = (message: string): string => {
    let text = message;
    for (let times = below(4); times > 0; times--) {
      const at = below(text.length + 1);
      const letter = odd[below(odd.length)] ?? '';
      const lost = [0, 1, 1 + below(3)][below(3)] ?? 0;
      text = text.slice(0, at) + (below(3) === 0 ? '' : letter) + text.slice(at + lost);
    }
    return text;
  };
  const found: string[] = [];
  for (const kind of ['request', 'response'] as const) {
    for (let number = 0; number < MESSAGES_OF_A_KIND && found.length < 5; number++) {
      const message = messages[kind][number % messages[kind].length] ?? '';
      const bytes = Buffer.from(mutated(message), 'latin1');
      const cut = below(2) === 0 ? bytes.length : below(bytes.length + 1);
      const parts = [bytes.subarray(0, cut), bytes.subarray(cut)].filter(({ length }) => length > 0);
      const expected = heardBy(nodes, kind, parts);
      const actual = heardBy(ours, kind, parts);
      if (JSON.stringify(expected) === JSON.stringify(actual) || isOlder(expected)) continue;
      found.push([JSON.stringify(parts.map(String)), 'Node:', ...expected, 'here:', ...actual].join('\n  '));
    }
  }
  return found;
}

if (process.execArgv.includes(FLAG)) console.log(JSON.stringify(differences()));
else {
  test('whatever is wrong with a message, it is refused where and as Node refuses it', () => {
    const env = { ...process.env };
    delete env['NODE_TEST_CONTEXT'];
    const told = execFileSync(process.execPath, [FLAG, '--no-warnings', import.meta.filename], { env });
    assert.equal(String(told).trim(), '[]');
  });
}
