import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** Zstandard's own decoder for WebAssembly, out of zstddec, which keeps it as a text. */
export function readZstd(): Uint8Array {
  const path = createRequire(import.meta.url).resolve('zstddec/stream');
  const [, base64] = /const wasm = "([A-Za-z0-9+/=]+)"/.exec(readFileSync(path, 'utf8')) ?? [];
  if (base64 === undefined) throw new Error('zstddec keeps its decoder elsewhere: see runtime/bundle/scripts/zstd.ts.');
  return Buffer.from(base64, 'base64');
}
