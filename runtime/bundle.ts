import { createHash } from 'node:crypto';
import type { RuntimeManifest } from './browser/manifest.ts';
import { cached } from './bundle/cache.ts';
import { composeEncodings } from './bundle/scripts/encodings-script.ts';
import { composeFetchedLibrary } from './bundle/scripts/fetched-library.ts';
import { composeFrame } from './bundle/scripts/frame-page.ts';
import { composeExtras } from './bundle/scripts/extras-script.ts';
import { licenses } from './bundle/licenses.ts';
import { assertPinnedNode, dumpNode } from './bundle/node-library.ts';
import { collectPackages, needsWholeLibrary } from './bundle/packages.ts';
import { composeSqlite, readSqliteWasm, sqliteFolder } from './bundle/scripts/sqlite.ts';
import { composeTestRunner } from './bundle/scripts/test-runner.ts';
import { composeUnpackers } from './bundle/scripts/unpackers-script.ts';
import {
  composePackage,
  composeWorker,
  exportsOfReplaced,
  fetchedConstants,
  wholeLibrary,
} from './bundle/scripts/worker-script.ts';

/** One file that the site must serve. All lie in one folder, whose address is the `base` of `createBrowserRuntime`. */
export interface RuntimeAsset {
  /** Its name in the folder; a content hash is part of the names of the frame and the worker. */
  readonly name: string;
  /** The media type to serve it with. */
  readonly type: string;
  readonly contents: Uint8Array;
}

export interface BundledRuntime {
  readonly manifest: RuntimeManifest;
  /** All files, `manifest.json` and `LICENSES.txt` among them. */
  readonly assets: readonly RuntimeAsset[];
}

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  wasm: 'application/wasm',
};

function assetFrom(name: string, contents: string | Uint8Array): RuntimeAsset {
  const type = TYPES[name.slice(name.lastIndexOf('.') + 1)] ?? 'application/octet-stream';
  return { name, type, contents: typeof contents === 'string' ? new TextEncoder().encode(contents) : contents };
}

function hashed(stem: string, extension: string, contents: string | Uint8Array): string {
  return `${stem}-${createHash('sha256').update(contents).digest('hex').slice(0, 12)}.${extension}`;
}

async function compose(node: string): Promise<{ manifest: RuntimeManifest; texts: Record<string, string> }> {
  const packages = await collectPackages();
  const dump = dumpNode(Object.keys(packages.entries));
  const nodeLibrary = wholeLibrary(dump);
  const library = await composeFetchedLibrary(nodeLibrary, {
    exports: exportsOfReplaced(dump),
    constants: fetchedConstants(dump),
  });
  const frame = await composeFrame();
  const extras = await composeExtras(dump);
  const testRunner = await composeTestRunner(dump);
  const unpackers = await composeUnpackers();
  const encodings = await composeEncodings();
  const worker = await composeWorker(dump, nodeLibrary, packages, [library, extras, testRunner, unpackers]);
  const fetched = [...packages.fetched].map(([name, modules]) => {
    const text = composePackage(name, modules);
    return { name, text, script: hashed(name.replace(/^@.*\//, ''), 'js', text) };
  });
  const sqlite = await composeSqlite();
  const sqliteScript = hashed('sqlite', 'js', sqlite);
  const testScript = hashed('test', 'js', testRunner);
  const texts: Record<string, string> = {
    [hashed('frame', 'html', frame)]: frame,
    [hashed('worker', 'js', worker)]: worker,
    [hashed('extras', 'js', extras)]: extras,
    [hashed('library', 'js', library)]: library,
    [hashed('unpackers', 'js', unpackers)]: unpackers,
    [hashed('encodings', 'js', encodings)]: encodings,
    'LICENSES.txt': licenses(node, [...packages.folders, sqliteFolder].sort()),
    ...Object.fromEntries(fetched.map(({ script, text }) => [script, text])),
    [sqliteScript]: sqlite,
    [testScript]: testRunner,
  };
  const [frameName = '', workerName = '', extrasName = '', libraryName = '', unpackersName = '', encodingsName = ''] =
    Object.keys(texts);
  const wasm = readSqliteWasm();
  const wasmName = hashed('sqlite3', 'wasm', wasm);
  const sizes = {
    ...Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, Buffer.byteLength(text)])),
    [wasmName]: wasm.length,
  };
  const fetchedPackages = {
    ...Object.fromEntries(
      fetched.map(({ name, script }) => [name, needsWholeLibrary(name) ? { script, needsAll: true } : { script }]),
    ),
    'node:sqlite': { script: sqliteScript, data: wasmName },
    'node:test': { script: testScript },
    'node:test/reporters': { script: testScript },
  };
  const manifest = {
    frame: frameName,
    worker: workerName,
    extras: extrasName,
    library: libraryName,
    unpackers: unpackersName,
    encodings: encodingsName,
    node,
    packages: packages.versions,
    fetchedPackages,
    sizes,
  };
  return { manifest, texts };
}

/** Builds the runtime for the browser; quick where nothing changed since the last time. Needs the pinned Node. */
export async function bundleRuntime(): Promise<BundledRuntime> {
  const node = assertPinnedNode();
  const { manifest, texts } = await cached(() => compose(node));
  const assets = Object.entries(texts).map(([name, text]) => assetFrom(name, text));
  const data = Object.values(manifest.fetchedPackages).flatMap(({ data: name }) =>
    name === undefined ? [] : [assetFrom(name, readSqliteWasm())],
  );
  const told = assetFrom('manifest.json', `${JSON.stringify(manifest, undefined, 2)}\n`);
  return { manifest, assets: [...assets, ...data, told] };
}
