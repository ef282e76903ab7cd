import type { RuntimeManifest } from './browser/manifest.ts';
import { runInWorker } from './browser/page/running.ts';
import { createWorkers } from './browser/page/workers.ts';
import type { ExampleFiles, RunningExample, Runtime, StartOptions } from './contract.ts';

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

/** The runtime in the browser: each example is a worker inside one hidden frame of an opaque origin. */
export function createBrowserRuntime(options: BrowserRuntimeOptions): BrowserRuntime {
  const workers = createWorkers(options.base, options.manifest);
  const running = new Set<RunningExample>();
  return {
    name: 'browser',
    prepare: workers.prepare,
    start(files: ExampleFiles, startOptions: StartOptions = {}) {
      const example = runInWorker(workers, files, startOptions);
      running.add(example);
      void example.exit.then(() => running.delete(example));
      return example;
    },
    async close() {
      await Promise.all([...running].map((example) => example.stop(0)));
      workers.close();
    },
  };
}
