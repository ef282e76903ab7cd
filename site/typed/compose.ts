/** The two files that tell types: the worker, and the declarations that it fetches. */
import { createHash } from 'node:crypto';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { packageNames } from '#runtime/packages.ts';
import { reachableDeclarations } from './declarations.ts';

const root = resolve(import.meta.dirname, '../..');

export interface TypedAsset {
  readonly name: string;
  /** The media type to serve it with. */
  readonly type: string;
  readonly contents: Uint8Array;
  /** Its bytes as servers pack them. */
  readonly packed: number;
}

/** An example that needs Node itself may be read and edited all the same. */
const OF_EXAMPLES_IN_NODE = ['bullmq'] as const;

function hashed(stem: string, extension: string, contents: Uint8Array): string {
  return `${stem}-${createHash('sha256').update(contents).digest('hex').slice(0, 12)}.${extension}`;
}

async function composeWorker(): Promise<Uint8Array> {
  const { outputFiles } = await build({
    entryPoints: [join(root, 'site/cells/editor/typed/worker.ts')],
    bundle: true,
    minify: true,
    write: false,
    platform: 'browser',
    format: 'iife',
    target: 'es2022',
    // @typescript/vfs asks for them in functions that only Node calls.
    external: ['fs', 'path'],
    // The worker has no storage and no process, and nothing to log.
    define: { localStorage: 'undefined' },
    logLevel: 'error',
  });
  const [output] = outputFiles;
  if (output === undefined) throw new Error('The worker with the compiler was not built.');
  return output.contents;
}

let declared: Readonly<Record<string, string>> | undefined;

/** The declarations that a program of this site can reach, by place. */
export function siteDeclarations(): Readonly<Record<string, string>> {
  return (declared ??= reachableDeclarations(root, [...packageNames, ...OF_EXAMPLES_IN_NODE]));
}

let composed: Promise<{ readonly worker: TypedAsset; readonly declarations: TypedAsset }> | undefined;

async function compose(): Promise<{ readonly worker: TypedAsset; readonly declarations: TypedAsset }> {
  const worker = await composeWorker();
  const declarations = gzipSync(
    Object.entries(siteDeclarations())
      .flat()
      .map((part) => `\0${part}`)
      .join(''),
    { level: 9 },
  );
  return {
    worker: {
      name: hashed('worker', 'js', worker),
      type: 'text/javascript; charset=utf-8',
      contents: worker,
      packed: gzipSync(worker, { level: 9 }).length,
    },
    declarations: {
      // Not called .gz: some hosts would say that the browser is to unpack it.
      name: hashed('declarations', 'bin', declarations),
      type: 'application/octet-stream',
      contents: declarations,
      packed: declarations.length,
    },
  };
}

export function composeTyped(): Promise<{ readonly worker: TypedAsset; readonly declarations: TypedAsset }> {
  return (composed ??= compose());
}
