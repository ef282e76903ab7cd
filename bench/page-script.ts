/** Runs in the page of the benchmark: starts the program in the page's runtime and takes the time there. */
import { createBrowserRuntime, type RuntimeManifest } from '#runtime/browser.ts';
import type { ExampleFiles, RunningExample, Runtime } from '#runtime/contract.ts';
import { manyAtOnce, oneByOne } from './load.ts';

export interface PageBench {
  /** From Run to the first response, in the first runtime of this page: everything is fetched. */
  firstVisit: (files: ExampleFiles, path: string) => Promise<number>;
  /** The same with a booted worker waiting. */
  spare: (files: ExampleFiles, path: string) => Promise<number>;
  /** The same with the script at hand, and no worker waiting. */
  fresh: (files: ExampleFiles, path: string) => Promise<number>;
  /** Starts one more program, which goes on running: one that the requests below go to, or one of many. */
  open: (files: ExampleFiles, path: string) => Promise<void>;
  /** Milliseconds of one request, where `count` of them follow each other. A browser's clock is too coarse for one. */
  oneByOne: (path: string, count: number) => Promise<number>;
  /** Requests a second, where so many are always on their way. */
  manyAtOnce: (path: string, count: number, inFlight: number) => Promise<number>;
  /** Boots the worker that waits for the next program. */
  prepare: () => Promise<void>;
}

declare global {
  interface Window {
    pageBench: PageBench;
  }
}

/** Put here by `site.ts`, as the site puts it into its own script. */
declare const runtimeManifest: RuntimeManifest;

const runtime = createBrowserRuntime({ base: '/runtime/', manifest: runtimeManifest });
const opened: RunningExample[] = [];

/** The thread after the spare reads its script. */
const GETS_READY_MS = 500;
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

async function timeToFirstResponse(from: Runtime, files: ExampleFiles, path: string): Promise<number> {
  const startedAt = performance.now();
  const example = from.start(files);
  await example.ready;
  await example.send({ method: 'GET', path });
  const took = performance.now() - startedAt;
  await example.stop(0);
  return took;
}

async function requestOnce(path: string): Promise<void> {
  const response = await opened[0]?.send({ method: 'GET', path });
  if (response?.status !== 200) throw new Error(`The program answered ${String(response?.status)}.`);
}

window.pageBench = {
  firstVisit: (files, path) => timeToFirstResponse(runtime, files, path),
  async spare(files, path) {
    await runtime.prepare();
    return timeToFirstResponse(runtime, files, path);
  },
  async fresh(files, path) {
    await runtime.prepare();
    await pause(GETS_READY_MS);
    const taken = runtime.start(files);
    await taken.ready;
    const took = await timeToFirstResponse(runtime, files, path);
    await taken.stop(0);
    return took;
  },
  async open(files, path) {
    const example = runtime.start(files);
    opened.push(example);
    await example.ready;
    await example.send({ method: 'GET', path });
  },
  oneByOne: (path, count) => oneByOne(() => requestOnce(path), count),
  manyAtOnce: (path, count, inFlight) => manyAtOnce(() => requestOnce(path), count, inFlight),
  prepare: () => runtime.prepare(),
};
