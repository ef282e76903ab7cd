import {
  ExampleProblem,
  type ExampleFiles,
  type Exit,
  type HttpRequest,
  type HttpResponse,
  type RunningExample,
  type Runtime,
  type SendOptions,
  type StartOptions,
} from '../../runtime/contract.ts';
import type { PageEvent, Told } from './page-messages.ts';
import { bytesFromDisk, servePage, type PageServerOptions } from './page-server.ts';

/** The real runtime of the page, in a real browser, behind the same contract: what the page does is told by messages. */

interface OpenedPage {
  readonly goto: (address: string) => Promise<unknown>;
  readonly close: () => Promise<void>;
}

/** What can open a page: a browser of Playwright or of Puppeteer. */
export interface PageOpener<P extends OpenedPage = OpenedPage> {
  readonly newPage: () => Promise<P>;
}

export interface PageRuntime<P extends OpenedPage = OpenedPage> extends Runtime {
  readonly page: P;
  /** Tells the page to get a worker ready; nobody waits for it. */
  readonly prepare: () => void;
}

function problemFrom({ kind, message, facts }: Told): Error {
  if (kind === 'bug') return new Error(message);
  return new ExampleProblem(kind, message, facts);
}

const bytesFrom = (base64: string): Uint8Array => new Uint8Array(Buffer.from(base64, 'base64'));

export async function openPageRuntime<P extends OpenedPage>(
  browser: PageOpener<P>,
  options: PageServerOptions = {},
): Promise<PageRuntime<P>> {
  const hearers = new Map<string, (event: PageEvent) => void>();
  const opened = Promise.withResolvers<undefined>();
  const closed = Promise.withResolvers<undefined>();
  const server = await servePage((event) => {
    if (event.type === 'opened') opened.resolve(undefined);
    else if (event.type === 'closed') closed.resolve(undefined);
    else if (event.type === 'trouble') console.error(`The page complains: ${event.words}`);
    else
      hearers.get('example' in event ? `example ${String(event.example)}` : `request ${String(event.number)}`)?.(event);
  }, options);
  const page = await browser.newPage();
  await page.goto(server.address);
  await opened.promise;
  let counted = 0;

  function start(files: ExampleFiles, { onLog, onWay, disk, ...options }: StartOptions = {}): RunningExample {
    counted += 1;
    const example = counted;
    const ready = Promise.withResolvers<number>();
    const exit = Promise.withResolvers<Exit>();
    ready.promise.catch(() => undefined);
    let ports: readonly number[] = [];
    let waitedMs = 0;
    hearers.set(`example ${String(example)}`, (event) => {
      if (event.type === 'log') onLog?.(event.line);
      else if (event.type === 'way') onWay?.(event.steps, event.requestId);
      else if (event.type === 'ports') ports = event.ports;
      else if (event.type === 'waited') waitedMs = event.ms;
      else if (event.type === 'ready') ready.resolve(event.port);
      else if (event.type === 'not-ready') ready.reject(problemFrom(event.problem));
      else if (event.type === 'exit') {
        ports = [];
        exit.resolve(event.exit);
      }
    });
    if (disk !== undefined) server.put(`/disks/${String(example)}`, bytesFromDisk(disk));
    server.command({
      type: 'start',
      example,
      files,
      options,
      hasDisk: disk !== undefined,
      tellsWay: onWay !== undefined,
    });
    return {
      ready: ready.promise,
      exit: exit.promise,
      ports: () => ports,
      waitedMs: () => waitedMs,
      send: (request, sendOptions) => send(example, request, sendOptions),
      signal: (name) => server.command({ type: 'signal', example, name }),
      stop: async (graceMs) => {
        server.command({ type: 'stop', example, graceMs });
        return exit.promise;
      },
    };
  }

  function send(example: number, request: HttpRequest, options: SendOptions = {}): Promise<HttpResponse> {
    counted += 1;
    const number = counted;
    const { signal, onHead, onChunk, id, deadlineMs, bodyLimitBytes } = options;
    return new Promise((resolve, reject) => {
      hearers.set(`request ${String(number)}`, (event) => {
        if (event.type === 'head') onHead?.(event.head);
        else if (event.type === 'chunk') onChunk?.(bytesFrom(event.chunk));
        else if (event.type === 'response') {
          const body = event.body === undefined ? server.take(`/bodies/${String(number)}`) : bytesFrom(event.body);
          resolve({ ...event.response, body });
        } else if (event.type === 'failed') reject(problemFrom(event.problem));
      });
      signal?.addEventListener('abort', () => server.command({ type: 'abort', number }));
      const { body, ...rest } = request;
      if (body instanceof Uint8Array) server.put(`/bodies/${String(number)}`, body);
      server.command({
        type: 'send',
        example,
        number,
        request: typeof body === 'string' ? { ...rest, body } : rest,
        options: {
          ...(id === undefined ? {} : { id }),
          ...(deadlineMs === undefined ? {} : { deadlineMs }),
          ...(bodyLimitBytes === undefined ? {} : { bodyLimitBytes }),
        },
        tellsChunks: onChunk !== undefined,
        hasBytes: body instanceof Uint8Array,
      });
    });
  }

  return {
    name: 'browser',
    page,
    prepare: () => server.command({ type: 'prepare' }),
    start,
    async close() {
      server.command({ type: 'close' });
      await closed.promise;
      await page.close();
      server.close();
    },
  };
}
