import type { Browser, Page } from '@playwright/test';
import { build } from 'esbuild';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { bundleRuntime, type RuntimeAsset } from '../../runtime/bundle.ts';
import {
  ExampleProblem,
  type ExampleFiles,
  type Exit,
  type HttpRequest,
  type HttpResponse,
  type LogLine,
  type ProblemKind,
  type ResponseHead,
  type RunningExample,
  type Runtime,
  type SendOptions,
  type StartOptions,
  type WayStep,
} from '../../runtime/contract.ts';

/** The real runtime of the page, in a real browser, behind the same contract: what the page does is told by messages. */

export interface PageRuntime extends Runtime {
  readonly page: Page;
}

export interface Told {
  readonly kind: ProblemKind | 'bug';
  readonly message: string;
  readonly facts: Readonly<Record<string, string | number>>;
}

export interface PageStart {
  readonly example: number;
  readonly files: ExampleFiles;
  readonly options: Omit<StartOptions, 'onLog' | 'onWay'>;
  readonly tellsWay: boolean;
}
export interface PageSend {
  readonly example: number;
  readonly number: number;
  readonly request: HttpRequest;
  readonly options: Pick<SendOptions, 'id' | 'deadlineMs' | 'bodyLimitBytes'>;
  /** Whether each chunk is to be told; they all come with the response, too. */
  readonly chunks: boolean;
  /** The body waits on the server: Playwright's own way for bytes takes seconds for a megabyte. */
  readonly binary: boolean;
}
export type PageEvent =
  | {
      readonly type: 'way';
      readonly example: number;
      readonly steps: readonly WayStep[];
      readonly requestId: string | undefined;
    }
  | { readonly type: 'log'; readonly example: number; readonly line: LogLine }
  | { readonly type: 'ready'; readonly example: number; readonly port: number; readonly ports: readonly number[] }
  | { readonly type: 'not-ready'; readonly example: number; readonly problem: Told }
  | { readonly type: 'exit'; readonly example: number; readonly exit: Exit }
  | { readonly type: 'head'; readonly number: number; readonly head: ResponseHead }
  | { readonly type: 'chunk'; readonly number: number; readonly chunk: Uint8Array }
  | {
      readonly type: 'response';
      readonly number: number;
      readonly response: Omit<HttpResponse, 'body'>;
      readonly body: string;
    }
  | { readonly type: 'failed'; readonly number: number; readonly problem: Told };

/** As strict as the site's own. */
const PAGE_POLICY =
  "default-src 'none'; script-src 'self'; connect-src 'self'; frame-src 'self'; style-src 'self'; img-src 'self'";

async function serve(
  assets: readonly RuntimeAsset[],
  bodies: Map<number, Uint8Array>,
): Promise<{ server: Server; address: string }> {
  const script = await build({
    entryPoints: [join(import.meta.dirname, 'page-runtime-script.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2024',
  });
  const page =
    '<!doctype html><html lang="en"><title>contract</title><body><script src="/page.js"></script></body></html>';
  const files = new Map<string, { type: string; contents: string | Uint8Array }>(
    assets.map(({ name, type, contents }) => [`/runtime/${name}`, { type, contents }]),
  );
  files.set('/page.js', { type: 'text/javascript', contents: script.outputFiles[0]?.text ?? '' });
  files.set('/', { type: 'text/html; charset=utf-8', contents: page });
  const server = createServer((request, response) => {
    const body = /^\/bodies\/(\d+)$/.exec(request.url ?? '')?.[1];
    if (body !== undefined) {
      response.end(bodies.get(Number(body)));
      return;
    }
    const file = files.get(request.url ?? '');
    const headers = { 'content-type': file?.type ?? 'text/plain', 'content-security-policy': PAGE_POLICY };
    // The frame has a policy of its own, in its own text.
    if (request.url?.endsWith('.html') === true) Reflect.deleteProperty(headers, 'content-security-policy');
    response.writeHead(file === undefined ? 404 : 200, headers).end(file?.contents);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return { server, address: `http://127.0.0.1:${String(address.port)}/` };
}

function problemFrom({ kind, message, facts }: Told): Error {
  if (kind === 'bug') return new Error(message);
  return new ExampleProblem(kind, message, facts);
}

export async function openPageRuntime(browser: Browser): Promise<PageRuntime> {
  const { assets } = await bundleRuntime();
  const bodies = new Map<number, Uint8Array>();
  const { server, address } = await serve(assets, bodies);
  const page = await browser.newPage();
  const hearers = new Map<string, (event: PageEvent) => void>();
  await page.exposeFunction('tellTest', (event: PageEvent) => {
    const key = 'example' in event ? `example ${String(event.example)}` : `request ${String(event.number)}`;
    hearers.get(key)?.(event);
  });
  await page.goto(address);
  let counted = 0;

  function start(files: ExampleFiles, { onLog, onWay, ...options }: StartOptions = {}): RunningExample {
    counted += 1;
    const example = counted;
    const ready = Promise.withResolvers<number>();
    const exit = Promise.withResolvers<Exit>();
    ready.promise.catch(() => undefined);
    let ports: readonly number[] = [];
    hearers.set(`example ${String(example)}`, (event) => {
      if (event.type === 'log') onLog?.(event.line);
      else if (event.type === 'way') onWay?.(event.steps, event.requestId);
      else if (event.type === 'ready') {
        ports = event.ports;
        ready.resolve(event.port);
      } else if (event.type === 'not-ready') ready.reject(problemFrom(event.problem));
      else if (event.type === 'exit') {
        ports = [];
        exit.resolve(event.exit);
      }
    });
    const started = page.evaluate((given: PageStart) => window.contract.start(given), {
      example,
      files,
      options,
      tellsWay: onWay !== undefined,
    });
    return {
      ready: ready.promise,
      exit: exit.promise,
      ports: () => ports,
      send: async (request, sendOptions) => {
        await started;
        return send(example, request, sendOptions);
      },
      signal: (name) => {
        void started.then(() =>
          page.evaluate(([id, signal]) => window.contract.signal(id, signal), [example, name] as const),
        );
      },
      stop: async (graceMs) => {
        await started;
        await page.evaluate(([id, grace]) => window.contract.stop(id, grace), [example, graceMs] as const);
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
        else if (event.type === 'chunk') onChunk?.(event.chunk);
        else if (event.type === 'response')
          resolve({ ...event.response, body: new Uint8Array(Buffer.from(event.body, 'base64')) });
        else if (event.type === 'failed') reject(problemFrom(event.problem));
      });
      signal?.addEventListener('abort', () => void page.evaluate((which) => window.contract.abort(which), number));
      const given = {
        ...(id === undefined ? {} : { id }),
        ...(deadlineMs === undefined ? {} : { deadlineMs }),
        ...(bodyLimitBytes === undefined ? {} : { bodyLimitBytes }),
      };
      const { body, ...rest } = request;
      const binary = body instanceof Uint8Array;
      if (binary) bodies.set(number, body);
      const sent: PageSend = {
        example,
        number,
        request: binary || body === undefined ? rest : { ...rest, body },
        options: given,
        chunks: onChunk !== undefined,
        binary,
      };
      page.evaluate((what) => void window.contract.send(what), sent).catch(reject);
    });
  }

  return {
    name: 'browser',
    page,
    start,
    async close() {
      await page.evaluate(() => window.contract.close());
      await page.close();
      server.closeAllConnections();
      server.close();
    },
  };
}
