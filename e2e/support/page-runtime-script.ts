import { createBrowserRuntime } from '../../runtime/browser.ts';
import { ExampleProblem, type RunningExample, type SignalName, type WayStep } from '../../runtime/contract.ts';
import type { PageEvent, PageStart, PageSend, Told } from './page-runtime.ts';

/** Runs in the page: gives the test the runtime of the page, by messages. */

declare global {
  interface Window {
    tellTest: (event: PageEvent) => Promise<void>;
    contract: {
      prepare(): Promise<void>;
      start(start: PageStart): void;
      send(send: PageSend): Promise<void>;
      abort(number: number): void;
      signal(example: number, name: SignalName): void;
      stop(example: number, graceMs: number | undefined): void;
      close(): Promise<void>;
    };
  }
}

const runtime = createBrowserRuntime({ base: '/runtime/' });
const examples = new Map<number, RunningExample>();
const aborts = new Map<number, AbortController>();

function tell(event: PageEvent): void {
  void window.tellTest(event);
}

function problemOf(error: unknown): Told {
  if (error instanceof ExampleProblem) return { kind: error.kind, message: error.message, facts: error.facts };
  return { kind: 'bug', message: error instanceof Error ? (error.stack ?? error.message) : String(error), facts: {} };
}

/** As text, since Playwright takes many seconds over ten megabytes of bytes. */
function base64Of(bytes: Uint8Array): Promise<string> {
  return new Promise((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve((typeof reader.result === 'string' ? reader.result : '').replace(/^[^,]*,/, ''));
    reader.readAsDataURL(new Blob([new Uint8Array(bytes)]));
  });
}

window.contract = {
  prepare: () => runtime.prepare(),
  start({ example, files, options, tellsWay }) {
    const running = runtime.start(files, {
      ...options,
      onLog: (line) => tell({ type: 'log', example, line }),
      ...(tellsWay
        ? {
            onWay: (steps: readonly WayStep[], requestId: string | undefined) =>
              tell({ type: 'way', example, steps, requestId }),
          }
        : {}),
    });
    examples.set(example, running);
    running.ready.then(
      (port) => tell({ type: 'ready', example, port, ports: running.ports() }),
      (error: unknown) => tell({ type: 'not-ready', example, problem: problemOf(error) }),
    );
    void running.exit.then((exit) => tell({ type: 'exit', example, exit }));
  },
  async send({ example, number, request, options, chunks, binary }) {
    const abort = new AbortController();
    aborts.set(number, abort);
    const body = binary ? new Uint8Array(await (await fetch(`/bodies/${String(number)}`)).arrayBuffer()) : request.body;
    try {
      const response = await examples.get(example)?.send(
        { ...request, ...(body === undefined ? {} : { body }) },
        {
          ...options,
          signal: abort.signal,
          onHead: (head) => tell({ type: 'head', number, head }),
          ...(chunks ? { onChunk: (chunk: Uint8Array) => tell({ type: 'chunk', number, chunk }) } : {}),
        },
      );
      if (response === undefined) return;
      const { body: received, ...rest } = response;
      tell({ type: 'response', number, response: rest, body: await base64Of(received) });
    } catch (error) {
      tell({ type: 'failed', number, problem: problemOf(error) });
    }
  },
  abort: (number) => aborts.get(number)?.abort(),
  signal: (example, name) => examples.get(example)?.signal(name),
  stop: (example, graceMs) => void examples.get(example)?.stop(graceMs),
  close: () => runtime.close(),
};
