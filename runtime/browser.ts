import type { RuntimeManifest } from './browser/manifest.ts';
import type { Runtime } from './contract.ts';

export type { RuntimeManifest } from './browser/manifest.ts';

export interface BrowserRuntimeOptions {
  /** The folder from which the site serves the files of `bundleRuntime()`, with its last slash: `/runtime/`. */
  readonly base: string;
  /** Spares one fetch where the page knows it already; else `manifest.json` is read from `base`. */
  readonly manifest?: RuntimeManifest;
}

export interface BrowserRuntime extends Runtime {
  readonly name: 'browser';
  /** Fetches the runtime and boots a spare worker, so that the next `start` is quick. Call it when the reader shows intent, never on load. */
  readonly prepare: () => Promise<void>;
}

export function createBrowserRuntime(options: BrowserRuntimeOptions): BrowserRuntime {
  throw new Error(`not yet: ${options.base}`);
}
