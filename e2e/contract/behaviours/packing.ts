import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { brotliCompressSync, constants, gzipSync, zstdCompressSync } from 'node:zlib';
import { app, runToEnd, textOf, whileRunning, type Behaviour } from '../behaviour.ts';

const words = 'the time of the day, with many words of the dictionary. '.repeat(50);
const byZstd = (text: string, isChecked = false): Buffer =>
  zstdCompressSync(text, { params: { [constants.ZSTD_c_checksumFlag]: isChecked ? 1 : 0 } });
const packed = brotliCompressSync(words, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });

const echo = app(`app.use(express.json());
app.post('/', (req, res) => { res.json(req.body); });
app.use(((error, _req, res, _next) => { res.status(error.status).send(error.type ?? error.code); }) as express.ErrorRequestHandler);`);

export const packing: readonly Behaviour[] = [
  {
    name: 'a body that is packed with Brotli reaches a program that names no packing, and so does one with gzip',
    async prove(runtime) {
      const type = ['content-type', 'application/json'] as const;
      await whileRunning(runtime, echo, async (running) => {
        const send = (encoding: string, body: Uint8Array): Promise<string> =>
          running
            .send({ method: 'POST', path: '/', headers: [type, ['content-encoding', encoding]], body })
            .then((response) => `${String(response.status)} ${textOf(response)}`);
        assert.equal(await send('gzip', gzipSync('{"a":1}')), '200 {"a":1}');
        assert.equal(await send('br', brotliCompressSync('{"a":2}')), '200 {"a":2}');
        assert.equal(await send('gzip', gzipSync('{"a":3}')), '200 {"a":3}');
        assert.equal(await send('BR', brotliCompressSync('{"a":4}')), '200 {"a":4}');
        assert.equal(await send('br', Buffer.from('not packed at all')), '400 ERR__ERROR_FORMAT_PADDING_2');
        assert.equal(await send('zstd', byZstd('{"a":5}')), '200 {"a":5}');
        assert.equal(await send('zstd', Buffer.from('not packed at all')), '400 ZSTD_error_prefix_unknown');
        const all = Array.from({ length: 5 }, (_, a) => send('br', brotliCompressSync(JSON.stringify({ a }))));
        assert.deepEqual(
          await Promise.all(all),
          all.map((_, a) => `200 {"a":${String(a)}}`),
        );
      });
    },
  },
  {
    name: 'node:zlib unpacks Brotli: at once, by callback, as a stream, with the errors of Node',
    async prove(runtime) {
      const program = `import zlib from 'node:zlib';
import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import { promisify } from 'node:util';
const packed = Buffer.from('${packed.toString('base64')}', 'base64');
const words = zlib.brotliDecompressSync(packed).toString();
console.log(words.length, words.slice(0, 30), (await promisify(zlib.brotliDecompress)(packed)).length);
const parts: Buffer[] = [];
const pieces = Array.from({ length: packed.length }, (_, at) => packed.subarray(at, at + 1));
await pipeline(Readable.from(pieces), zlib.createBrotliDecompress(), async (stream: AsyncIterable<Buffer>) => {
  for await (const part of stream) parts.push(part);
});
console.log(Buffer.concat(parts).toString() === words);
console.log(zlib.brotliDecompressSync(zlib.brotliCompressSync(words)).toString() === words);
console.log(zlib.brotliDecompressSync(Buffer.concat([packed, Buffer.from('more')])).length);
for (const bytes of [packed.subarray(0, 20), Buffer.from('no such format'), Buffer.from([0x11]), Buffer.alloc(0), Buffer.from([255, 255])])
  try { zlib.brotliDecompressSync(bytes); } catch (error: any) { console.log(error.name, error.code, error.errno, error.message); }
zlib.brotliDecompress(Buffer.from([0x11]), (error: any) => console.log('later', error.code));
try { zlib.brotliDecompressSync(packed, { maxOutputLength: 100 }); } catch (error: any) { console.log(error.code); }`;
      const { lines } = await runToEnd(runtime, program);
      assert.deepEqual(lines(), [
        '2800 the time of the day, with many 2800',
        'true',
        'true',
        '2800',
        'Error Z_BUF_ERROR -5 unexpected end of file',
        'Error ERR__ERROR_FORMAT_PADDING_2 -15 Decompression failed',
        'Error ERR__ERROR_FORMAT_WINDOW_BITS -13 Decompression failed',
        'Error Z_BUF_ERROR -5 unexpected end of file',
        'Error ERR__ERROR_FORMAT_PADDING_2 -15 Decompression failed',
        'ERR_BUFFER_TOO_LARGE',
        'later ERR__ERROR_FORMAT_WINDOW_BITS',
      ]);
    },
  },
  {
    name: 'node:zlib unpacks Zstandard: at once, by callback, as a stream, with the errors of Node',
    async prove(runtime) {
      const large = Array.from({ length: 60_000 }, (_, n) => `${String(n * 7919)} of the day`).join('\n');
      const program = `import zlib from 'node:zlib';
import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
const [packed, checked, large] = ['${byZstd(words).toString('base64')}', '${byZstd(words, true).toString('base64')}', '${byZstd(large).toString('base64')}'].map((text) => Buffer.from(text, 'base64'));
const words = zlib.zstdDecompressSync(packed).toString();
console.log(words.length, words.slice(0, 30), zlib.zstdDecompressSync(checked).toString() === words);
console.log((await promisify(zlib.zstdDecompress)(packed)).length);
const parts: Buffer[] = [];
const pieces = Array.from({ length: packed.length }, (_, at) => packed.subarray(at, at + 1));
await pipeline(Readable.from(pieces), zlib.createZstdDecompress(), async (stream: AsyncIterable<Buffer>) => {
  for await (const part of stream) parts.push(part);
});
console.log(Buffer.concat(parts).toString() === words);
const all = zlib.zstdDecompressSync(large);
console.log(all.length, createHash('sha256').update(all).digest('hex').slice(0, 12));
console.log(zlib.zstdDecompressSync(zlib.zstdCompressSync(words)).toString() === words, zlib.zstdDecompressSync(zlib.zstdCompressSync('')).length);
console.log(zlib.zstdDecompressSync(Buffer.concat([packed, Buffer.from('more')])).length);
const noSuchBlock = Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0x20, 5, 0x2f, 0, 0, 1, 2, 3, 4, 5]);
for (const bytes of [packed.subarray(0, 20), Buffer.from('no such format'), Buffer.from('hi'), Buffer.alloc(0), Buffer.from([0x28, 0xb5]), noSuchBlock])
  try { console.log(zlib.zstdDecompressSync(bytes).length); } catch (error: any) { console.log(error.name, error.code, error.errno, error.message); }
zlib.zstdDecompress(Buffer.from('hi'), (error: any) => console.log('later', error.code));
try { zlib.zstdDecompressSync(packed, { maxOutputLength: 100 }); } catch (error: any) { console.log(error.code); }`;
      const { lines } = await runToEnd(runtime, program);
      assert.deepEqual(lines(), [
        '2800 the time of the day, with many true',
        '2800',
        'true',
        `${String(large.length)} ${createHash('sha256').update(large).digest('hex').slice(0, 12)}`,
        'true 0',
        '2800',
        'Error Z_BUF_ERROR -5 unexpected end of file',
        'Error ZSTD_error_prefix_unknown 10 Unknown frame descriptor',
        'Error ZSTD_error_prefix_unknown 10 Unknown frame descriptor',
        'Error Z_BUF_ERROR -5 unexpected end of file',
        'Error Z_BUF_ERROR -5 unexpected end of file',
        'Error ZSTD_error_corruption_detected 20 Data corruption detected',
        'ERR_BUFFER_TOO_LARGE',
        'later ZSTD_error_prefix_unknown',
      ]);
    },
  },
];
