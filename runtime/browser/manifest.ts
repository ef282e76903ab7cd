/** The names of files beside the manifest. */
export interface FetchedPackage {
  readonly script: string;
  /** Bytes that the script needs, where it does. */
  readonly data?: string;
  /** Whether it stands on more of Node's library than the worker's own script has. */
  readonly needsAll?: boolean;
}

/** What the site serves for the runtime in the browser: written by `runtime/bundle.ts` as `manifest.json`. */
export interface RuntimeManifest {
  /** The name of the frame's file, beside the manifest. */
  readonly frame: string;
  /** The name of the worker's script, beside the manifest. */
  readonly worker: string;
  /** The name of the script that only some programs need, beside the manifest. */
  readonly extras: string;
  /** The name of the script with the modules of Node's library that few programs need, beside the manifest. */
  readonly library: string;
  /** The name of the script that unpacks Brotli, beside the manifest. */
  readonly unpackers: string;
  /** The name of the script with all encodings of bodies, beside the manifest. */
  readonly encodings: string;
  /** The name of the script with the whole of `crypto`, beside the manifest. */
  readonly openssl: string;
  /** The name of the script with the whole of `perf_hooks`, beside the manifest. */
  readonly timing: string;
  /** The version of Node whose library runs in the worker. */
  readonly node: string;
  /** The packages that a program can import, with their versions. */
  readonly packages: Readonly<Record<string, string>>;
  /** What is fetched only for a program that names it, by that name: a package, `node:sqlite`, `node:test`. */
  readonly fetchedPackages: Readonly<Record<string, FetchedPackage>>;
  /** The size of each served file in bytes. */
  readonly sizes: Readonly<Record<string, number>>;
}
