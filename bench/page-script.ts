/** Runs in the page of the benchmark: starts the program in the page's runtime and takes the time there. */
import { createBrowserRuntime } from '#runtime/browser.ts';
import type { ExampleFiles, Runtime } from '#runtime/contract.ts';

export interface PageBench {
  /** From Run to the first response, in the first runtime of this page: everything is fetched. */
  firstVisit: (files: ExampleFiles, path: string) => Promise<number>;
  /** The same with a booted worker waiting. */
  spare: (files: ExampleFiles, path: string) => Promise<number>;
  /** The same with the script at hand, and no worker waiting. */
  fresh: (files: ExampleFiles, path: string) => Promise<number>;
  /** Milliseconds of each of `count` requests, one after another. */
  requests: (files: ExampleFiles, path: string, count: number) => Promise<number[]>;
}

declare global {
  interface Window {
    pageBench: PageBench;
  }
}

const runtime = createBrowserRuntime({ base: '/runtime/' });

async function timeToFirstResponse(from: Runtime, files: ExampleFiles, path: string): Promise<number> {
  const startedAt = performance.now();
  const example = from.start(files);
  await example.ready;
  await example.send({ method: 'GET', path });
  const took = performance.now() - startedAt;
  await example.stop(0);
  return took;
}

window.pageBench = {
  firstVisit: (files, path) => timeToFirstResponse(runtime, files, path),
  async spare(files, path) {
    await runtime.prepare();
    return timeToFirstResponse(runtime, files, path);
  },
  async fresh(files, path) {
    await runtime.prepare();
    const taken = runtime.start(files);
    await taken.ready;
    const took = await timeToFirstResponse(runtime, files, path);
    await taken.stop(0);
    return took;
  },
  async requests(files, path, count) {
    const example = runtime.start(files);
    await example.ready;
    const times: number[] = [];
    for (let i = 0; i < count; i++) times.push((await example.send({ method: 'GET', path })).tookMs);
    await example.stop(0);
    return times;
  },
};
