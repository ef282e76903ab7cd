import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import zlib from 'node:zlib';
import type { Problem } from './zlib-handle.ts';
import { ZLIB_MODE, ZlibStream, type ZlibOptions } from './zlib-stream.ts';

/** Ours against Node's own zlib, byte for byte and error for error. */

const { Z_NO_FLUSH, Z_PARTIAL_FLUSH, Z_SYNC_FLUSH, Z_FULL_FLUSH, Z_FINISH, Z_BLOCK } = zlib.constants;
const PLAIN: ZlibOptions = {
  windowBits: 15,
  level: -1,
  memLevel: 8,
  strategy: 0,
  dictionary: undefined,
  rejectsGarbage: false,
};

/** Numbers that look random and are the same each time. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return (state >>> 8) % below;
  };
}

const next = numbers(11);
const noise = (length: number): Buffer => Buffer.from(Array.from({ length }, () => next(256)));
const source = readFileSync(new URL('zlib-stream.ts', import.meta.url));
const json = Buffer.from(JSON.stringify(Array.from({ length: 300 }, (_, id) => ({ id, name: `item ${String(id)}` }))));
const SAMPLES: Readonly<Record<string, Buffer>> = {
  nothing: Buffer.alloc(0),
  'one byte': Buffer.from('a'),
  source,
  json,
  noise: noise(5000),
  'more than a window': Buffer.concat([noise(40_000), source, json, Buffer.alloc(50_000, 'x'), source]),
};
const dictionary = Buffer.from('"id":"name":"item"this.strm private return');

type Piece = readonly [bytes: Uint8Array, flush: number];
const isProblem = (result: Buffer | Problem): result is Problem => result.length === 3 && !Buffer.isBuffer(result);

/** As the library asks: again and again, until there is room left. */
function through(stream: ZlibStream, pieces: readonly Piece[], room = 16_384): Buffer | Problem {
  const parts: Uint8Array[] = [];
  for (const [bytes, flush] of pieces) {
    let input = bytes;
    for (;;) {
      const output = new Uint8Array(room);
      const left = stream.work(flush, input, output);
      if (left.length === 3) return left;
      input = input.subarray(input.length - left[0]);
      parts.push(output.subarray(0, room - left[1]));
      if (left[1] > 0) break;
    }
  }
  return Buffer.concat(parts);
}

const whole = (mode: number, bytes: Uint8Array, options: Partial<ZlibOptions> = {}): Buffer | Problem =>
  through(new ZlibStream(mode, { ...PLAIN, ...options }), [[bytes, Z_FINISH]]);

const PACKED = { deflate: zlib.deflateSync, gzip: zlib.gzipSync, deflateRaw: zlib.deflateRawSync } as const;
const packings = ['deflate', 'gzip', 'deflateRaw'] as const;

for (const packing of packings) {
  test(`${packing}: the bytes of zlib, at every level, with every strategy, window and memory`, () => {
    for (const [name, sample] of Object.entries(SAMPLES)) {
      for (let level = -1; level <= 9; level++) {
        for (let strategy = 0; strategy <= 4; strategy++) {
          const windowBits = 9 + next(7);
          const memLevel = 1 + next(9);
          const options = { level, strategy, windowBits, memLevel };
          const ours = whole(ZLIB_MODE[packing], sample, options);
          const theirs = PACKED[packing](sample, options);
          assert.ok(!isProblem(ours) && ours.equals(theirs), `${name} ${JSON.stringify(options)}`);
        }
      }
    }
  });
}

test('every window and every memory, at the usual level', () => {
  for (let windowBits = 8; windowBits <= 15; windowBits++) {
    for (let memLevel = 1; memLevel <= 9; memLevel++) {
      const ours = whole(ZLIB_MODE.deflate, source, { windowBits, memLevel });
      assert.ok(!isProblem(ours) && ours.equals(zlib.deflateSync(source, { windowBits, memLevel })));
    }
  }
});

test('with a dictionary, both ways, and what is said where it is missing or another', () => {
  for (const [packing, unpack, unpacking] of [
    ['deflate', zlib.inflateSync, 'inflate'],
    ['deflateRaw', zlib.inflateRawSync, 'inflateRaw'],
  ] as const) {
    for (let level = 0; level <= 9; level++) {
      const packed = PACKED[packing](json, { level, dictionary });
      const ours = whole(ZLIB_MODE[packing], json, { level, dictionary });
      assert.ok(!isProblem(ours) && ours.equals(packed));
      for (const given of [dictionary, Buffer.from('another'), undefined])
        assertSame(
          () => whole(ZLIB_MODE[unpacking], packed, { dictionary: given }),
          () => unpack(packed, given && { dictionary: given }),
        );
    }
  }
});

/** The same bytes, or the same error. */
function assertSame(ours: () => Buffer | Problem, theirs: () => Buffer, why?: string): void {
  const result = ours();
  let expected: Buffer | Problem;
  try {
    expected = theirs();
  } catch (error) {
    assert.ok(error instanceof Error && 'code' in error && 'errno' in error);
    expected = [error.message, Number(error.errno), String(error.code)];
  }
  if (isProblem(result) || isProblem(expected)) assert.deepEqual(result, expected, why);
  else assert.ok(result.equals(expected), why);
}

test('flushed in the middle, in every way, whatever the room for the output', async () => {
  const data = Buffer.concat([source, noise(3000), json]);
  for (const flush of [Z_PARTIAL_FLUSH, Z_SYNC_FLUSH, Z_FULL_FLUSH, Z_BLOCK]) {
    for (const level of [0, 1, 4, 6, 9]) {
      const cuts = [0, 1 + next(500), 2000, 2000 + next(9000), data.length];
      const pieces = cuts.slice(1).map((end, i) => data.subarray(cuts[i], end));
      const gzip = zlib.createGzip({ level });
      const parts: Buffer[] = [];
      gzip.on('data', (part: Buffer) => parts.push(part));
      for (const piece of pieces) {
        gzip.write(piece);
        await new Promise<void>((resolve) => gzip.flush(flush, resolve));
      }
      await new Promise<void>((resolve) => gzip.on('end', resolve).end());
      const asked = pieces.flatMap((piece): Piece[] => [
        [piece, Z_NO_FLUSH],
        [new Uint8Array(), flush],
      ]);
      for (const room of [64, 16_384]) {
        const stream = new ZlibStream(ZLIB_MODE.gzip, { ...PLAIN, level });
        const ours = through(stream, [...asked, [new Uint8Array(), Z_FINISH]], room);
        // The room decides where a block ends, so only with Node's own are the bytes the same.
        if (room === 16_384) assert.ok(!isProblem(ours) && ours.equals(Buffer.concat(parts)), `${flush} ${level}`);
        else assert.ok(!isProblem(ours) && zlib.gunzipSync(ours).equals(data));
      }
    }
  }
});

test('with another level and strategy in the middle', async () => {
  const begin = SAMPLES['more than a window'] ?? source;
  for (const [from, to, strategy] of [
    [6, 1, 0],
    [0, 6, 0],
    [1, 9, 2],
    [9, 0, 3],
    [4, 4, 1],
  ] as const) {
    for (const first of [source, begin, Buffer.alloc(0)]) {
      const deflate = zlib.createDeflate({ level: from });
      const parts: Buffer[] = [];
      deflate.on('data', (part: Buffer) => parts.push(part));
      deflate.write(first);
      await new Promise<void>((resolve) => deflate.params(to, strategy, () => resolve()));
      await new Promise<void>((resolve) => deflate.on('end', resolve).end(json));
      const stream = new ZlibStream(ZLIB_MODE.deflate, { ...PLAIN, level: from });
      const [before, flushed] = [
        through(stream, [[first, Z_NO_FLUSH]]),
        through(stream, [[Buffer.alloc(0), Z_SYNC_FLUSH]]),
      ];
      assert.equal(stream.setParameters(to, strategy), undefined);
      const after = through(stream, [[json, Z_FINISH]]);
      assert.ok(!isProblem(before) && !isProblem(flushed) && !isProblem(after));
      assert.ok(Buffer.concat([before, flushed, after]).equals(Buffer.concat(parts)), `${from} ${to} ${first.length}`);
    }
  }
});

const UNPACKED = {
  inflate: zlib.inflateSync,
  gunzip: zlib.gunzipSync,
  inflateRaw: zlib.inflateRawSync,
  unzip: zlib.unzipSync,
} as const;

test('what is broken, cut off, or followed by something is refused as zlib does it', () => {
  for (const [packing, unpackings] of [
    ['deflate', ['inflate', 'unzip', 'gunzip']],
    ['gzip', ['gunzip', 'unzip', 'inflate']],
    ['deflateRaw', ['inflateRaw', 'inflate']],
  ] as const) {
    for (let round = 0; round < 400; round++) {
      const level = next(10);
      const spoilt = PACKED[packing](json.subarray(0, next(2000)), { level, strategy: next(5) });
      if (round % 3 === 0) spoilt[next(spoilt.length)] = next(256);
      const cut = round % 3 === 1 ? spoilt.subarray(0, next(spoilt.length)) : spoilt;
      const behind = round % 5 === 0 ? [noise(next(20)), Buffer.alloc(3), spoilt][round % 3] : undefined;
      const bytes = Buffer.concat([cut, behind ?? Buffer.alloc(0)]);
      for (const unpacking of unpackings) {
        const ours = (): Buffer | Problem => whole(ZLIB_MODE[unpacking], bytes);
        assertSame(ours, () => UNPACKED[unpacking](bytes), `${unpacking} ${bytes.toString('hex')}`);
      }
    }
  }
});

test('what Node packed is unpacked, whatever its pieces, and again after a reset', () => {
  for (const [name, sample] of Object.entries(SAMPLES)) {
    for (const [packing, unpacking] of [
      ['deflate', 'inflate'],
      ['gzip', 'gunzip'],
      ['gzip', 'unzip'],
      ['deflateRaw', 'inflateRaw'],
    ] as const) {
      const packed = PACKED[packing](sample);
      const stream = new ZlibStream(ZLIB_MODE[unpacking], PLAIN);
      for (const size of [packed.length, 1000, 7, 1]) {
        const pieces: Piece[] = [];
        for (let at = 0; at < packed.length; at += size) pieces.push([packed.subarray(at, at + size), Z_SYNC_FLUSH]);
        const ours = through(stream, pieces, 500);
        assert.ok(!isProblem(ours) && ours.equals(sample), `${name} ${packing} ${size}`);
        assert.equal(stream.reset(), undefined);
      }
    }
  }
});

test('two gzip files that follow each other are one, unless garbage is refused', () => {
  const two = Buffer.concat([zlib.gzipSync('a'), zlib.gzipSync('b')]);
  assert.equal(whole(ZLIB_MODE.gunzip, two).toString(), 'ab');
  assert.equal(whole(ZLIB_MODE.gunzip, two, { rejectsGarbage: true }).toString(), 'a');
});
