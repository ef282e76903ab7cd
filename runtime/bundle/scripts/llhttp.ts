import { createRequire } from 'node:module';

/** llhttp for WebAssembly, out of undici. */

export function readLlhttp(): Uint8Array<ArrayBuffer> {
  const wasm: unknown = createRequire(import.meta.url)('undici/lib/llhttp/llhttp-wasm.js');
  if (!(wasm instanceof Uint8Array))
    throw new Error('undici keeps llhttp elsewhere: see runtime/bundle/scripts/llhttp.ts.');
  return new Uint8Array(wasm);
}
