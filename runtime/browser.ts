import type { RuntimeManifest } from './browser/manifest.ts';
import type { OnProgress } from './browser/page/fetched-text.ts';
import { runInWorker } from './browser/page/running.ts';
import { assertBaseline } from './browser/page/trouble.ts';
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
  /** Resolves when all is fetched that every program needs; tells the bytes where that takes a while. Rejects with an ExampleProblem. */
  readonly load: (onProgress?: OnProgress) => Promise<void>;
}

/**
 * The runtime in the browser: each example is a worker inside one hidden frame of an opaque origin.
 * @throws ExampleProblem in a browser that is too old
 */
export function createBrowserRuntime(options: BrowserRuntimeOptions): BrowserRuntime {
  assertBaseline();
  const workers = createWorkers(options.base, options.manifest);
  const running = new Set<RunningExample>();
  return {
    name: 'browser',
    prepare: workers.prepare,
    load: workers.load,
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
