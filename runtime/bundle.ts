import type { RuntimeManifest } from './browser/manifest.ts';

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

/** Builds the runtime for the browser; quick where nothing changed since the last time. Needs the pinned Node. */
export async function bundleRuntime(): Promise<BundledRuntime> {
  throw new Error('not yet');
}
