import assert from 'node:assert/strict';
import { builtinModules } from 'node:module';
import { differences, maskDifferences } from '../../../runtime/differences.ts';
import { runToEnd, type Behaviour } from '../behaviour.ts';

/** That of Node's modules that few programs use. */

function prints(name: string, program: string, printed: readonly string[]): Behaviour {
  return {
    name,
    async prove(runtime) {
      const { lines, ended } = await runToEnd(runtime, program);
      // Warnings come in a tick, and how many a module takes to load is the engine's.
      const shown = [...lines('stdout'), ...lines('stderr')].join('\n');
      assert.equal(maskDifferences(shown, runtime.engine), printed.join('\n'));
      assert.equal(ended.code, 0);
    },
  };
}

const trace = '(Use `node --trace-deprecation ...` to show where the warning was created)';

export const nodeModules: readonly Behaviour[] = [
  {
    name: 'every module of Node can be imported',
    async prove(runtime) {
      const imports = builtinModules
        .filter((id) => !/^_|^internal\//.test(id))
        .map((id) => `node:${id.replace(/^node:/, '')}`)
        .map((id) => `await import('${id}').catch(() => console.log('${id}'));`);
      const { lines } = await runToEnd(runtime, imports.join('\n'));
      assert.deepEqual(lines('stdout'), []);
    },
  },
  {
    name: 'what needs processes, the network or a debugger says so when it is used',
    async prove(runtime) {
      const named = differences.find(({ id }) => id === 'no-processes')?.what.split(', ') ?? [];
      const acts = `import child_process from 'node:child_process'; import cluster from 'node:cluster'; import dgram from 'node:dgram';
import domain from 'node:domain'; import http2 from 'node:http2'; import https from 'node:https'; import inspector from 'node:inspector';
import repl from 'node:repl'; import tls from 'node:tls'; import trace_events from 'node:trace_events'; import v8 from 'node:v8';
import vm from 'node:vm'; import { WASI } from 'node:wasi';
const acts: Record<string, () => unknown> = {
  child_process: () => child_process.execFileSync('/bin/true'), cluster: () => cluster.fork().kill(), dgram: () => dgram.createSocket('udp4').close(),
  domain: () => domain.create(), http2: () => http2.createServer(), https: () => https.createServer(), inspector: () => new inspector.Session(),
  repl: () => repl.start({ input: process.stdin.destroy() }), tls: () => tls.createServer(), trace_events: () => trace_events.createTracing({ categories: ['a'] }),
  v8: () => v8.serialize(1), vm: () => new vm.Script('1'), wasi: () => new WASI({ version: 'preview1' }),
};
for (const [id, act] of Object.entries(acts)) try { act(); } catch (error: any) { console.log(id, error.code); }
process.exit();`;
      const { lines } = await runToEnd(runtime, acts);
      const expected = named.map((id) => `${id} ERR_FEATURE_UNAVAILABLE_ON_PLATFORM`);
      const known = lines('stdout').filter((line) => line.endsWith('ON_PLATFORM'));
      assert.deepEqual(known, runtime.name === 'node' ? [] : expected);
    },
  },
  prints(
    'node:punycode, node:sys and node:constants, with the warnings of Node',
    `import punycode from 'node:punycode';
import sys from 'node:sys';
import constants from 'node:constants';
import { inspect } from 'node:util';
import { constants as ofCrypto } from 'node:crypto';
console.log(punycode.toASCII('mañana.com'), punycode.decode('maana-pta'), sys.inspect === inspect);
console.log(constants.SIGTERM, constants.O_CREAT, constants.ENOENT, constants.RSA_PKCS1_PADDING, Object.isFrozen(constants));
console.log(ofCrypto.RSA_PKCS1_PSS_PADDING, ofCrypto.SSL_OP_ALL);`,
    [
      'xn--maana-pta.com mañana true',
      '15 64 2 1 true',
      '6 2147485776',
      '(node) [DEP0040] DeprecationWarning: The `punycode` module is deprecated. Please use a userland alternative instead.',
      trace,
      '(node) [DEP0025] DeprecationWarning: sys is deprecated. Use util instead.',
    ],
  ),
  {
    ...prints(
      'node:stream/web names the classes of the globals',
      `import * as web from 'node:stream/web';
console.log(Object.keys(web).filter((name) => !(name in globalThis)).join());`,
      ['ReadableStreamTee,default'],
    ),
    notIn: { webkit: 'names' },
  },
  prints(
    'node:stream/web steps, tees and pipes',
    `import * as web from 'node:stream/web';
console.log(web.ReadableStream === ReadableStream, new web.TransformStream() instanceof TransformStream);
const source = new web.ReadableStream({ start: (to) => { to.enqueue({ a: 1 }); to.enqueue({ a: 2 }); to.close(); } });
const [one, two] = (web as any).ReadableStreamTee(source, true);
for await (const part of one) part.a = 0;
for await (const part of two) console.log(part);
const text = new Blob(['héllo']).stream().pipeThrough(new web.TextDecoderStream());
for await (const part of text) console.log(part);
for (const given of [[5], [new ReadableStream(), 1]])
  try { (web as any).ReadableStreamTee(...given); } catch (error: any) { console.log(error.code, error.message); }`,
    [
      'true true',
      '{ a: 1 }',
      '{ a: 2 }',
      'héllo',
      'ERR_INVALID_ARG_TYPE The "stream" argument must be an instance of ReadableStream. Received type number (5)',
      'ERR_INVALID_ARG_TYPE The "cloneForBranch2" argument must be of type boolean. Received type number (1)',
    ],
  ),
  prints(
    'a stream of Node becomes a web stream, and the other way round',
    `import { Duplex, PassThrough, Readable, Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
console.log(await new Response(Readable.toWeb(Readable.from([Buffer.from('a'), Buffer.from('b')])) as any).text());
console.log(await text(Readable.fromWeb(new Response('from the web').body as any)));
const written: string[] = [];
const target = Writable.toWeb(new Writable({ write(chunk, _encoding, done) { written.push(String(chunk)); done(); } }));
const writer = target.getWriter();
await writer.write(Buffer.from('one'));
await writer.close();
console.log(written, target instanceof WritableStream);
const { readable, writable } = Duplex.toWeb(new PassThrough());
void new Blob(['through']).stream().pipeTo(writable as any);
console.log(await new Response(readable as any).text());
const failing = new ReadableStream({ pull(to) { to.error(new Error('broken')); } });
await text(Readable.fromWeb(failing as any)).catch((error) => console.log(error.message));`,
    ['ab', 'from the web', "[ 'one' ] true", 'through', 'broken'],
  ),
  prints(
    'a program waits for the bytes of a blob',
    `const blob = new Blob(['one ', new Blob(['two'])]);
console.log(await blob.text(), (await blob.arrayBuffer()).byteLength, (await blob.bytes()).length);
console.log(await new Response(blob.stream()).text(), await new Response(blob.slice(4)).text());
for await (const part of new Blob().stream()) console.log(part);
console.log(Object.prototype.toString.call(blob), blob.stream.name, blob.text.name);`,
    ['one two 7 7', 'one two two', '[object Blob] stream text'],
  ),
  {
    ...prints(
      'a stream of bytes is read into a buffer of the reader',
      `const reader = new Blob(['one two']).stream().getReader({ mode: 'byob' });
const { value } = await reader.read(new Uint8Array(3));
console.log(new TextDecoder().decode(value));`,
      ['one'],
    ),
    notIn: { webkit: 'bytes-in-webkit' },
  },
  prints(
    'node:sea says that the program is none',
    `import { isSea, getAsset } from 'node:sea';
console.log(isSea());
try { getAsset('a'); } catch (error: any) { console.log(error.code, error.message); }`,
    [
      'false',
      'ERR_NOT_IN_SINGLE_EXECUTABLE_APPLICATION Operation cannot be invoked when not in a single-executable application',
    ],
  ),
  prints(
    'node:crypto has secret keys, which sign with HMAC',
    `import { createHmac, createSecretKey, KeyObject } from 'node:crypto';
import { types } from 'node:util';
const key = createSecretKey('secret', 'utf8');
console.log(key, key.type, key.symmetricKeySize, key.export().toString(), key.export({ format: 'jwk' }));
console.log(key instanceof KeyObject, types.isKeyObject(key), key.equals(createSecretKey(Buffer.from('secret'))), key.equals(createSecretKey('no', 'utf8')));
console.log(createHmac('sha256', key).update('a').digest('hex') === createHmac('sha256', 'secret').update('a').digest('hex'));
for (const act of [() => key.equals(5 as any), () => createSecretKey(5 as any), () => key.export({ format: 'pem' } as any)])
  try { act(); } catch (error: any) { console.log(error.name, error.code, error.message); }`,
    [
      "SecretKeyObject {} secret 6 secret { kty: 'oct', k: 'c2VjcmV0' }",
      'true true true false',
      'true',
      'TypeError ERR_INVALID_ARG_TYPE The "otherKeyObject" argument must be an instance of KeyObject. Received type number (5)',
      'TypeError ERR_INVALID_ARG_TYPE The "key" argument must be an instance of ArrayBuffer, Buffer, TypedArray, or DataView. Received type number (5)',
      "TypeError ERR_INVALID_ARG_VALUE The property 'options.format' must be one of: undefined, 'buffer', 'jwk'. Received 'pem'",
    ],
  ),
];
