import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isPackedByThem, needsUnpackers } from './needs-unpackers.ts';

test('what unpacks Brotli and Zstandard is fetched for a program that does, or that sends what is packed, and for no other', () => {
  for (const program of [
    `import { brotliDecompressSync } from 'node:zlib';`,
    'zlib.createBrotliDecompress()',
    'zlib.zstdDecompressSync(bytes)',
    `fetch(address, { headers: { 'content-encoding': 'br' }, body })`,
  ]) {
    assert.equal(needsUnpackers({ 'main.ts': program }, {}), true, program);
  }
  const plain = `import zlib from 'node:zlib'; app.use(express.json()); zlib.gzipSync('<br>');`;
  assert.equal(needsUnpackers({ 'main.ts': plain }, {}), false);
  assert.equal(needsUnpackers({ 'main.ts': plain }, { 'node_modules/a/index.js': '' }), true);
});

test('a request says that its body is packed by one of them', () => {
  assert.equal(isPackedByThem([['Content-Encoding', ' BR']]), true);
  assert.equal(isPackedByThem([['content-encoding', 'zstd']]), true);
  assert.equal(isPackedByThem([['content-encoding', 'gzip']]), false);
  assert.equal(isPackedByThem([]), false);
});
