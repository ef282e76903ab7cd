import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isPackedWithBrotli, needsUnpackers } from './needs-unpackers.ts';

test('what unpacks Brotli is fetched for a program that does, or that sends what is packed, and for no other', () => {
  for (const program of [
    `import { brotliDecompressSync } from 'node:zlib';`,
    'zlib.createBrotliDecompress()',
    `fetch(address, { headers: { 'content-encoding': 'br' }, body })`,
  ]) {
    assert.equal(needsUnpackers({ 'main.ts': program }, {}), true, program);
  }
  const plain = `import zlib from 'node:zlib'; app.use(express.json()); zlib.gzipSync('<br>');`;
  assert.equal(needsUnpackers({ 'main.ts': plain }, {}), false);
  assert.equal(needsUnpackers({ 'main.ts': plain }, { 'node_modules/a/index.js': '' }), true);
});

test('a request says that its body is packed with Brotli', () => {
  assert.equal(isPackedWithBrotli([['Content-Encoding', ' BR']]), true);
  assert.equal(isPackedWithBrotli([['content-encoding', 'gzip']]), false);
  assert.equal(isPackedWithBrotli([]), false);
});
