import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import zlib from 'node:zlib';
import { PackingError } from './inflate.ts';
import { createPacker, createStoredBrotli } from './packer.ts';
import { Unpacker, type Packing } from './unpacker.ts';

/** Ours against Node's own zlib, both ways. */

const words = 'the quick brown fox jumps over the lazy dog, '.repeat(5000);
const samples: readonly Uint8Array[] = [
  Buffer.alloc(0),
  Buffer.from('a'),
  Buffer.from(words),
  randomBytes(200_000),
  Buffer.concat([randomBytes(70_000), Buffer.from(words)]),
];
const node = {
  gzip: [zlib.gzipSync, zlib.gunzipSync],
  zlib: [zlib.deflateSync, zlib.inflateSync],
  raw: [zlib.deflateRawSync, zlib.inflateRawSync],
} as const;
const kinds = ['gzip', 'zlib', 'raw'] as const;

function unpack(kind: Packing, packed: Uint8Array, size: number): Buffer {
  const unpacker = new Unpacker(kind);
  const parts: Uint8Array[] = [];
  for (let at = 0; at < packed.length; at += size) parts.push(unpacker.push(packed.subarray(at, at + size)));
  assert.ok(unpacker.isDone);
  return Buffer.concat(parts);
}

for (const kind of kinds) {
  test(`${kind} that Node packed is unpacked, whatever its pieces`, () => {
    for (const sample of samples) {
      for (const level of [0, 1, 6, 9]) {
        const packed = node[kind][0](sample, { level });
        for (const size of [packed.length + 1, 1000, 7]) assert.ok(unpack(kind, packed, size).equals(sample));
      }
      const fixed = node[kind][0](sample, { strategy: zlib.constants.Z_FIXED });
      assert.ok(unpack(kind, fixed, 333).equals(sample));
    }
  });
  test(`${kind} that we packed is unpacked by Node, also in the middle`, () => {
    for (const sample of samples) {
      for (const level of [-1, 1, 9]) {
        const packer = createPacker(kind, level);
        const half = sample.length >> 1;
        const first = packer.push(sample.subarray(0, half), 'sync');
        const inTheMiddle = node[kind][1](first, { finishFlush: zlib.constants.Z_SYNC_FLUSH });
        assert.ok(inTheMiddle.equals(sample.subarray(0, half)));
        const rest = packer.push(sample.subarray(half), 'finish');
        assert.ok(node[kind][1](Buffer.concat([first, rest])).equals(sample));
      }
    }
  });
}

test('what is broken is refused in the words of zlib', () => {
  const packed = zlib.gzipSync(words);
  const spoilt = Buffer.from(packed);
  spoilt[spoilt.length - 6] = (spoilt.at(-6) ?? 0) ^ 1;
  for (const [kind, bytes, message] of [
    ['gzip', Buffer.from('hello hello'), 'incorrect header check'],
    ['zlib', Buffer.from('hello'), 'incorrect header check'],
    ['raw', Buffer.from('hello'), 'invalid stored block lengths'],
    ['raw', Buffer.from([7]), 'invalid block type'],
    ['gzip', spoilt, 'incorrect data check'],
  ] as const) {
    assert.throws(() => new Unpacker(kind).push(bytes), new PackingError(message));
    assert.throws(() => node[kind][1](bytes), { message });
  }
});

test('gzip files that follow each other are one, and what follows zlib is left', () => {
  const two = Buffer.concat([zlib.gzipSync('a'), zlib.gzipSync('b')]);
  assert.equal(unpack('any', two, 5).toString(), 'ab');
  const unpacker = new Unpacker('any');
  unpacker.push(Buffer.concat([zlib.deflateSync('a'), Buffer.from('xyz')]));
  assert.equal(unpacker.unread, 3);
});

test('stored Brotli is Brotli', () => {
  for (const sample of samples) {
    const packer = createStoredBrotli();
    const half = sample.length >> 1;
    const packed = [packer.push(sample.subarray(0, half), 'sync'), packer.push(sample.subarray(half), 'finish')];
    assert.ok(zlib.brotliDecompressSync(Buffer.concat(packed)).equals(sample));
  }
});
