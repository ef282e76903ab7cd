import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { RuntimeManifest } from './browser/manifest.ts';
import { cached } from './bundle/cache.ts';
import { composeEncodings } from './bundle/scripts/encodings-script.ts';
import { composeFetchedLibrary } from './bundle/scripts/fetched-library.ts';
import { composeFrame } from './bundle/scripts/frame-page.ts';
import { composeExtras } from './bundle/scripts/extras-script.ts';
import { licenses } from './bundle/licenses.ts';
import { assertPinnedNode, dumpNode } from './bundle/node-library.ts';
import { collectPackages, needsWholeLibrary, type Packages } from './bundle/packages.ts';
import { composeOpenssl } from './bundle/scripts/openssl-script.ts';
import { composeSqlite, readSqliteWasm, sqliteFolder } from './bundle/scripts/sqlite.ts';
import { composeTiming } from './bundle/scripts/timing-script.ts';
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

/** A package that a program can import. */
export interface PackageFacts {
  readonly name: string;
  readonly version: string;
  /** As its package.json names it. */
  readonly license: string;
  /** Bytes that it adds to what a reader fetches, with all that it depends on, packed as servers do. */
  readonly gzip: number;
  /** Fetched only for a program that names it. */
  readonly isFetched: boolean;
}

export interface BundledRuntime {
  readonly manifest: RuntimeManifest;
  readonly packages: readonly PackageFacts[];
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

interface Composed {
  readonly manifest: RuntimeManifest;
  readonly packages: readonly PackageFacts[];
  readonly texts: Record<string, string>;
}

function factsOf({ modules, fetched, versions, licenses: named }: Packages): readonly PackageFacts[] {
  const isZod = (id: string): boolean => id.startsWith('node_modules/zod/');
  const always: Packages['fetched'] = new Map([
    ['express', new Map([...modules].filter(([id]) => !isZod(id)))],
    ['zod', new Map([...modules].filter(([id]) => isZod(id)))],
  ]);
  return [...always, ...fetched].map(([name, own]) => ({
    name,
    version: versions[name] ?? '',
    license: named[name] ?? '',
    gzip: gzipSync(composePackage(name, own), { level: 9 }).length,
    isFetched: fetched.has(name),
  }));
}

async function compose(node: string): Promise<Composed> {
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
  const openssl = await composeOpenssl(dump);
  const timing = await composeTiming(dump);
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
    [hashed('openssl', 'js', openssl)]: openssl,
    [hashed('timing', 'js', timing)]: timing,
    'LICENSES.txt': licenses(node, [...packages.folders, sqliteFolder].sort()),
    ...Object.fromEntries(fetched.map(({ script, text }) => [script, text])),
    [sqliteScript]: sqlite,
    [testScript]: testRunner,
  };
  const [frameName = '', workerName = '', extrasName = '', libraryName = '', ...others] = Object.keys(texts);
  const [unpackersName = '', encodingsName = '', opensslName = '', timingName = ''] = others;
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
    openssl: opensslName,
    timing: timingName,
    node,
    packages: packages.versions,
    fetchedPackages,
    sizes,
  };
  return { manifest, packages: factsOf(packages), texts };
}

/** Builds the runtime for the browser; quick where nothing changed since the last time. Needs the pinned Node. */
export async function bundleRuntime(): Promise<BundledRuntime> {
  const node = assertPinnedNode();
  const { manifest, packages, texts } = await cached(() => compose(node));
  const assets = Object.entries(texts).map(([name, text]) => assetFrom(name, text));
  const data = Object.values(manifest.fetchedPackages).flatMap(({ data: name }) =>
    name === undefined ? [] : [assetFrom(name, readSqliteWasm())],
  );
  const told = assetFrom('manifest.json', `${JSON.stringify(manifest, undefined, 2)}\n`);
  return { manifest, packages, assets: [...assets, ...data, told] };
}
