import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import { projectRoot } from './project.ts';
import { readBrotliDictionary } from './brotli-dictionary.ts';
import { BrotliDecoder } from '../browser/unpackers/brotli.ts';
import { Flaw } from '../browser/unpackers/decoder.ts';
import { wordFrom } from '../browser/unpackers/dictionary.ts';

const dictionary = readBrotliDictionary();

function unpack(bytes: Uint8Array, piece = bytes.length): { text: Buffer; decoder: BrotliDecoder } {
  const decoder = new BrotliDecoder(dictionary);
  const parts: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; at += piece) parts.push(decoder.push(bytes.subarray(at, at + piece)));
  if (decoder.flaw !== undefined) throw new Flaw(decoder.flaw);
  return { text: Buffer.concat(parts), decoder };
}

/** Numbers that look random and are the same each time. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return state >>> 8;
  };
}

const next = numbers(7);
const noise = (length: number, values: number): Buffer => Buffer.from(Array.from({ length }, () => next() % values));
const source = readFileSync(join(projectRoot, 'ARCHITECTURE.md'));
const SAMPLES: Readonly<Record<string, Buffer>> = {
  nothing: Buffer.alloc(0),
  'one byte': Buffer.from('a'),
  prose: source,
  'much prose': Buffer.concat(Array.from({ length: 30 }, (_, i) => source.subarray(i * 7))),
  noise: noise(70_000, 256),
  'few values': noise(100_000, 5),
  'one value': Buffer.alloc(300_000, 7),
  'words of many languages': Buffer.from(
    'the time of the 中国 для из المزيد hello World, That is what it was. '.repeat(40),
  ),
  mixed: Buffer.concat([source, noise(9000, 256), source, noise(20_000, 16)]),
};

test('what Node packed is unpacked, at every quality and with every window', () => {
  for (const [name, sample] of Object.entries(SAMPLES)) {
    for (let quality = 0; quality <= 11; quality++) {
      for (const [lgwin, mode] of [
        [10, 1],
        [16, 0],
        [22, 1],
        [24, 2],
      ] as const) {
        const params = {
          [constants.BROTLI_PARAM_QUALITY]: quality,
          [constants.BROTLI_PARAM_LGWIN]: lgwin,
          [constants.BROTLI_PARAM_MODE]: mode,
        };
        if (quality > 9 && sample.length > 90_000) continue;
        const { text, decoder } = unpack(brotliCompressSync(sample, { params }));
        assert.ok(text.equals(sample), `${name} ${String(quality)} ${String(lgwin)}`);
        assert.equal(decoder.isDone, true);
      }
    }
  }
});

test('it does not matter where the bytes are cut', () => {
  for (const sample of Object.values(SAMPLES)) {
    const packed = brotliCompressSync(sample.subarray(0, 20_000), { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } });
    for (const piece of [1, 2, 7, 1000]) assert.ok(unpack(packed, piece).text.equals(sample.subarray(0, 20_000)));
  }
});

test('what stands behind the end is not looked at', () => {
  const packed = Buffer.concat([brotliCompressSync('first'), Buffer.from('more')]);
  const { text, decoder } = unpack(packed);
  assert.equal(text.toString(), 'first');
  assert.equal(decoder.unread, 4);
});

/** A stream of one command: it copies the word of the dictionary at this distance. */
function naming(length: number, distance: number): Buffer {
  const bits: number[] = [];
  const put = (value: number, count: number): void => {
    for (let i = 0; i < count; i++) bits.push(Math.floor(value / 2 ** i) % 2);
  };
  // The window; one last block of this many bytes: too many, so that the end is not what ends it.
  put(0, 1);
  put(0b01, 2);
  put(0, 2);
  put(99, 16);
  // One kind of each; no postfix; the mode of literals; one tree of each.
  for (const [value, count] of [
    [0, 3],
    [0, 6],
    [0, 2],
    [0, 2],
  ] as const)
    put(value, count);
  // Simple codes of one symbol: the literal, the command without literals, the distance with its many bits.
  const command = length < 10 ? 128 + length - 2 : 0;
  put(1, 2);
  put(0, 2);
  put(0, 8);
  put(1, 2);
  put(0, 2);
  put(command, 10);
  const extra = Math.floor(Math.log2(distance + 3)) - 1;
  const half = distance + 3 >= 3 * 2 ** extra ? 1 : 0;
  put(1, 2);
  put(0, 2);
  put(16 + 2 * (extra - 1) + half, 6);
  put(distance + 3 - (2 + half) * 2 ** extra, extra);
  while (bits.length % 8 > 0) bits.push(0);
  return Buffer.from(
    Array.from({ length: bits.length / 8 }, (_, at) =>
      bits.slice(8 * at, 8 * at + 8).reduce((sum, bit, i) => sum + (bit << i), 0),
    ),
  );
}

test('each change of a word is the one of Node', () => {
  for (let change = 0; change < 121; change++) {
    for (const [length, size] of [
      [4, 10],
      [7, 11],
      [9, 10],
    ] as const) {
      const place = (change << size) + (next() % 2 ** size);
      const stream = naming(length, place + 1);
      // Both say what they have until the input ends.
      const expected = brotliDecompressSync(stream, { finishFlush: constants.BROTLI_OPERATION_FLUSH });
      const word = wordFrom(dictionary, length, place);
      assert.ok(typeof word !== 'string');
      assert.equal(Buffer.from(word).toString('latin1'), expected.subarray(0, word.length).toString('latin1'));
      assert.equal(
        unpack(stream).text.subarray(0, word.length).toString('latin1'),
        Buffer.from(word).toString('latin1'),
      );
    }
  }
});

/** The code of what is wrong; undefined where nothing is. */
function flawOf(act: () => unknown): string | undefined {
  try {
    act();
  } catch (error) {
    const code: unknown = error instanceof Flaw ? `ERR__ERROR_${error.message}` : Reflect.get(Object(error), 'code');
    // Which of the two depends on how much Google's library writes at once.
    return String(code).replace(/(?<=BLOCK_LENGTH)_[12]$/, '');
  }
  return undefined;
}

test('what is wrong is called as Node calls it, and what is not wrong means the same', () => {
  let flawed = 0;
  for (let round = 0; round < 1500; round++) {
    const sample = source.subarray(next() % 3000).subarray(0, 20 + (next() % 900));
    const params = { [constants.BROTLI_PARAM_QUALITY]: next() % 12 };
    const packed = Buffer.from(brotliCompressSync(sample, { params }));
    for (let i = 0; i <= round % 3; i++) packed[next() % Math.min(packed.length, 60)] = next() % 256;
    let expected: Uint8Array = new Uint8Array();
    const inNode = flawOf(() => {
      expected = brotliDecompressSync(packed, {
        finishFlush: constants.BROTLI_OPERATION_FLUSH,
        maxOutputLength: 2 ** 18,
      });
    });
    if (inNode === 'ERR_BUFFER_TOO_LARGE') continue;
    let text: Uint8Array = new Uint8Array();
    const here = flawOf(() => {
      ({ text } = unpack(packed));
    });
    assert.equal(here, inNode, packed.toString('hex'));
    if (inNode !== undefined) flawed += 1;
    else assert.ok(Buffer.from(text).equals(expected), packed.toString('hex'));
  }
  assert.ok(flawed > 300, String(flawed));
});
