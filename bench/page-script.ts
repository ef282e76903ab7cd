/** Runs in the page of the benchmark: starts the program in the page's runtime and takes the time there. */
import { createBrowserRuntime, type RuntimeManifest } from '#runtime/browser.ts';
import type { ExampleFiles, RunningExample, Runtime } from '#runtime/contract.ts';
import type { Order } from './browsers/driven-page.ts';
import { manyAtOnce, oneByOne } from './speed/load.ts';

/** Milliseconds after Run. Of what was there before, nothing is told. */
export type FirstResponse = Readonly<Partial<Record<Step, number>>>;
/** The script is here; so is the frame; the worker has booted; the program listens; it has answered. */
export type Step = 'fetched' | 'boot' | 'booted' | 'listening' | 'answered';

export interface PageBench {
  /** From Run to the first response, in the first runtime of this page: everything is fetched. */
  firstVisit: (files: ExampleFiles, path: string) => Promise<FirstResponse>;
  /** The same with a booted worker waiting. */
  spare: (files: ExampleFiles, path: string) => Promise<FirstResponse>;
  /** The same with no booted worker waiting, only the thread behind it, which has read its script. */
  fresh: (files: ExampleFiles, path: string) => Promise<FirstResponse>;
  /** The same where nothing waits but the text of the script. */
  unread: (files: ExampleFiles, path: string) => Promise<FirstResponse>;
  /** Starts one more program, which goes on running: one that the requests below go to, or one of many. */
  open: (files: ExampleFiles, path: string) => Promise<void>;
  /** Milliseconds of one request, where `count` of them follow each other. A browser's clock is too coarse for one. */
  oneByOne: (path: string, count: number) => Promise<number>;
  /** The same for a port on which nobody listens: the way to the worker and back, and nothing else. */
  wayAlone: (count: number) => Promise<number>;
  /** Requests a second, where so many are always on their way. */
  manyAtOnce: (path: string, count: number, inFlight: number) => Promise<number>;
  /** Starts the program of many words, which goes on running. */
  openChatty: (files: ExampleFiles, lastLine: string) => Promise<void>;
  /** Milliseconds from a request to its last line. */
  chatter: () => Promise<number>;
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

/** When the runtime set its marks, each the first time since then: what comes later is done for the next program. */
function marksSince(since: number): FirstResponse {
  const marks: Partial<Record<Step, number>> = {};
  for (const step of ['fetched', 'boot', 'booted'] as const) {
    const mark = performance.getEntriesByName(`runtime:${step}`).find(({ startTime }) => startTime >= since);
    if (mark !== undefined) marks[step] = mark.startTime - since;
  }
  return marks;
}

async function timeToFirstResponse(from: Runtime, files: ExampleFiles, path: string): Promise<FirstResponse> {
  performance.clearMarks();
  const startedAt = performance.now();
  const example = from.start(files);
  await example.ready;
  const listening = performance.now() - startedAt;
  await example.send({ method: 'GET', path });
  const answered = performance.now() - startedAt;
  const timed = { ...marksSince(startedAt), listening, answered };
  await example.stop(0);
  return timed;
}

/** All that can get ready has got ready. */
async function settle(): Promise<void> {
  await runtime.prepare();
  await pause(GETS_READY_MS);
}

/** @param takenBefore how many programs were started just before, each with what was waiting for it */
async function timeBehind(takenBefore: number, files: ExampleFiles, path: string): Promise<FirstResponse> {
  await settle();
  const before: RunningExample[] = [];
  while (before.length < takenBefore) {
    const example = runtime.start(files);
    before.push(example);
    await example.ready;
  }
  const timed = await timeToFirstResponse(runtime, files, path);
  for (const example of before) await example.stop(0);
  // What comes next is measured on another page, or in Node: it shall have the machine to itself.
  await settle();
  return timed;
}

async function requestOnce(path: string): Promise<void> {
  const response = await opened[0]?.send({ method: 'GET', path });
  if (response?.status !== 200) throw new Error(`The program answered ${String(response?.status)}.`);
}

async function refusedOnce(): Promise<void> {
  const refused = await opened[0]?.send({ method: 'GET', path: '/', port: 1 }).catch(() => 'refused');
  if (refused !== 'refused') throw new Error('Somebody listens on port 1.');
}

let chatty: RunningExample | undefined;
let heardLast: () => void = () => undefined;

const pageBench: PageBench = {
  firstVisit: (files, path) => timeToFirstResponse(runtime, files, path),
  spare: (files, path) => timeBehind(0, files, path),
  fresh: (files, path) => timeBehind(1, files, path),
  unread: (files, path) => timeBehind(2, files, path),
  async open(files, path) {
    const example = runtime.start(files);
    opened.push(example);
    await example.ready;
    await example.send({ method: 'GET', path });
  },
  oneByOne: (path, count) => oneByOne(() => requestOnce(path), count),
  wayAlone: (count) => oneByOne(refusedOnce, count),
  manyAtOnce: (path, count, inFlight) => manyAtOnce(() => requestOnce(path), count, inFlight),
  async openChatty(files, lastLine) {
    chatty = runtime.start(files, {
      onLog({ text }) {
        if (text === lastLine) heardLast();
      },
      outputLimitBytes: Infinity,
    });
    await chatty.ready;
  },
  async chatter() {
    const last = new Promise<void>((resolve) => (heardLast = resolve));
    const askedAt = performance.now();
    await chatty?.send({ method: 'GET', path: '/' });
    await last;
    return performance.now() - askedAt;
  },
  prepare: () => runtime.prepare(),
};
window.pageBench = pageBench;

/** In a browser that nobody watches; see `driven-page.ts`. */
async function obey(orders: string): Promise<never> {
  for (;;) {
    const response = await fetch(orders);
    // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- written by the benchmark itself
    const { name, args } = (await response.json()) as Order;
    const act: unknown = Reflect.get(pageBench, name);
    let told: object;
    try {
      if (typeof act !== 'function') throw new Error(`The page cannot ${name}.`);
      const value: unknown = await Reflect.apply(act, pageBench, args);
      told = { value };
    } catch (error) {
      told = { problem: String(error) };
    }
    await fetch(orders, { method: 'POST', mode: 'no-cors', body: JSON.stringify(told) });
  }
}

const orders = new URLSearchParams(location.search).get('orders');
if (orders !== null) void obey(orders);
