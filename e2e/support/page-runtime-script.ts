import { createBrowserRuntime } from '../../runtime/browser.ts';
import { ExampleProblem, type DiskFile, type RunningExample, type WayStep } from '../../runtime/contract.ts';
import type { DiskIndex, PageCommand, PageEvent, Told } from './page-messages.ts';

/** Runs in the page: gives the test the runtime of the page, by messages. */

const runtime = createBrowserRuntime({ base: '/runtime/' });
const examples = new Map<number, RunningExample>();
const aborts = new Map<number, AbortController>();
const LOOK_AT_PORTS_EVERY_MS = 20;
const toldWaits = new Map<number, number>();
const NOTICED_MS = 5;
const toldPorts = new Map<number, string>();

let waiting: Promise<PageEvent>[] = [];
let isTelling = false;

/** In the order of the calls, whatever a later one takes to be made. */
function tell(event: PageEvent | Promise<PageEvent>): void {
  waiting.push(Promise.resolve(event));
  if (!isTelling) void tellAll();
}

async function tellAll(): Promise<void> {
  isTelling = true;
  while (waiting.length > 0) {
    const events = waiting;
    waiting = [];
    await fetch('/events', { method: 'POST', body: JSON.stringify(await Promise.all(events)) });
  }
  isTelling = false;
}

function problemOf(error: unknown): Told {
  if (error instanceof ExampleProblem) return { kind: error.kind, message: error.message, facts: error.facts };
  return { kind: 'bug', message: error instanceof Error ? (error.stack ?? error.message) : String(error), facts: {} };
}

/** More than this is sent on as bytes. */
const LONGEST_TOLD = 100_000;

function base64Of(bytes: Uint8Array): Promise<string> {
  return new Promise((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve((typeof reader.result === 'string' ? reader.result : '').replace(/^[^,]*,/, ''));
    reader.readAsDataURL(new Blob([new Uint8Array(bytes)]));
  });
}

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20));

/** That takes the page a while; `isolation/heartbeat.ts` does not count it, for it is no work of the runtime. */
async function sendOn(number: number, bytes: Uint8Array): Promise<void> {
  await pause();
  Reflect.set(window, 'isCarrying', true);
  await fetch(`/bodies/${String(number)}`, { method: 'PUT', body: new Blob([new Uint8Array(bytes)]) });
  await pause();
  Reflect.set(window, 'isCarrying', false);
}

async function bytesAt(address: string): Promise<Uint8Array> {
  return new Uint8Array(await (await fetch(address)).arrayBuffer());
}

/** Four bytes tell how long the index is, as JSON; the files' bytes follow it. */
async function diskAt(address: string): Promise<Record<string, DiskFile>> {
  const bytes = await bytesAt(address);
  const begin = 4 + new DataView(bytes.buffer).getUint32(0);
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- written by page-server.ts
  const index = JSON.parse(new TextDecoder().decode(bytes.subarray(4, begin))) as DiskIndex;
  return Object.fromEntries(
    index.map(([path, start, end]) => [
      path,
      typeof start === 'string' ? { linkTo: start } : bytes.subarray(begin + start, begin + (end ?? start)),
    ]),
  );
}

/** The contract has no event for them; the test hears of a port before it hears what the program did with it. */
function tellPorts(example: number): void {
  const running = examples.get(example);
  const waitedMs = running?.waitedMs() ?? 0;
  if (waitedMs > (toldWaits.get(example) ?? 0) + NOTICED_MS) {
    toldWaits.set(example, waitedMs);
    tell({ type: 'waited', example, ms: waitedMs });
  }
  const ports = running?.ports() ?? [];
  const told = toldPorts.get(example) ?? '';
  if (ports.join() === told) return;
  toldPorts.set(example, ports.join());
  tell({ type: 'ports', example, ports });
}

async function start(command: Extract<PageCommand, { type: 'start' }>): Promise<void> {
  const { example, files, options, hasDisk, tellsWay } = command;
  const disk = hasDisk ? { disk: await diskAt(`/disks/${String(example)}`) } : {};
  const onWay = (steps: readonly WayStep[], requestId: string | undefined): void =>
    tell({ type: 'way', example, steps, requestId });
  const running = runtime.start(files, {
    ...options,
    ...disk,
    onLog(line) {
      tellPorts(example);
      tell({ type: 'log', example, line });
    },
    ...(tellsWay ? { onWay } : {}),
  });
  examples.set(example, running);
  const look = setInterval(() => tellPorts(example), LOOK_AT_PORTS_EVERY_MS);
  running.ready.then(
    (port) => {
      tellPorts(example);
      tell({ type: 'ready', example, port });
    },
    (error: unknown) => tell({ type: 'not-ready', example, problem: problemOf(error) }),
  );
  void running.exit.then((exit) => {
    clearInterval(look);
    tell({ type: 'exit', example, exit });
  });
}

async function send(command: Extract<PageCommand, { type: 'send' }>): Promise<void> {
  const { example, number, request, options, tellsChunks, hasBytes } = command;
  const abort = new AbortController();
  aborts.set(number, abort);
  const onChunk = (chunk: Uint8Array): void =>
    tell(base64Of(chunk).then((text) => ({ type: 'chunk', number, chunk: text })));
  try {
    const body = hasBytes ? await bytesAt(`/bodies/${String(number)}`) : request.body;
    const response = await examples.get(example)?.send(
      { ...request, ...(body === undefined ? {} : { body }) },
      {
        ...options,
        signal: abort.signal,
        onHead: (head) => tell({ type: 'head', number, head }),
        ...(tellsChunks ? { onChunk } : {}),
      },
    );
    if (response === undefined) return;
    const { body: received, ...rest } = response;
    tellPorts(example);
    if (received.length > LONGEST_TOLD) await sendOn(number, received);
    const isTold = received.length <= LONGEST_TOLD;
    const told = isTold ? base64Of(received) : Promise.resolve(undefined);
    tell(told.then((text) => ({ type: 'response', number, response: rest, body: text })));
  } catch (error) {
    tell({ type: 'failed', number, problem: problemOf(error) });
  }
}

async function obey(command: PageCommand): Promise<void> {
  switch (command.type) {
    case 'prepare':
      // Not awaited: a test may start its program while the worker gets ready.
      void runtime.prepare();
      break;
    case 'start':
      await start(command);
      break;
    case 'send':
      void send(command);
      break;
    case 'abort':
      aborts.get(command.number)?.abort();
      break;
    case 'signal':
      examples.get(command.example)?.signal(command.name);
      break;
    case 'stop':
      void examples.get(command.example)?.stop(command.graceMs);
      break;
    case 'close':
      await runtime.close();
      tell({ type: 'closed' });
  }
}

addEventListener('error', (event) => tell({ type: 'trouble', words: event.message }));
addEventListener('unhandledrejection', (event) => tell({ type: 'trouble', words: String(event.reason) }));

let obeyed = Promise.resolve();
const commands = new EventSource('/commands');
commands.onopen = () => tell({ type: 'opened' });
commands.onmessage = (event: MessageEvent<string>) => {
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- written by page-server.ts
  const command = JSON.parse(event.data) as PageCommand;
  obeyed = obeyed.then(() => obey(command));
};
