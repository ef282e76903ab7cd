import { build } from 'esbuild';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { buffer, text } from 'node:stream/consumers';
import { bundleRuntime } from '../../runtime/bundle.ts';
import type { Disk } from '../../runtime/contract.ts';
import type { DiskIndex, PageCommand, PageEvent } from './page-messages.ts';
import { listenAnywhere } from './ports.ts';

/** Serves the page of `page-runtime.ts` with the runtime's files, and carries its messages: commands as an event stream. */

export interface PageServer {
  readonly address: string;
  readonly command: (command: PageCommand) => void;
  /** Under which address the page finds the bytes: `/bodies/7`. */
  readonly put: (path: string, bytes: Uint8Array) => void;
  /** What the page has sent to such an address. */
  readonly take: (path: string) => Uint8Array;
  readonly close: () => void;
}

/** As strict as the site's own. */
const PAGE_POLICY =
  "default-src 'none'; script-src 'self'; connect-src 'self'; frame-src 'self'; style-src 'self'; img-src 'self'";

export function bytesFromDisk(disk: Disk): Uint8Array {
  const index: DiskIndex[number][] = [];
  const parts: Uint8Array[] = [];
  let length = 0;
  for (const [path, file] of Object.entries(disk)) {
    if (typeof file === 'object' && 'linkTo' in file) {
      index.push([path, file.linkTo]);
      continue;
    }
    const bytes = typeof file === 'string' ? Buffer.from(file) : file;
    index.push([path, length, length + bytes.length]);
    parts.push(bytes);
    length += bytes.length;
  }
  const json = Buffer.from(JSON.stringify(index));
  const head = Buffer.alloc(4);
  head.writeUInt32BE(json.length);
  return Buffer.concat([head, json, ...parts]);
}

export interface PageServerOptions {
  /** Runs in each worker before the script of ours. */
  readonly beforeWorker?: string;
  /** Runs in the page before the script of ours. */
  readonly beforePage?: string;
  /** What stands between the browser and the site: what it answers instead, where it does. Asked at each request. */
  readonly meddle?: (path: string) => Meddled | undefined;
}

export interface Meddled {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** The connection is cut without an answer. */
  readonly isCut?: boolean;
}

async function pageFiles({
  beforeWorker = '',
  beforePage = '',
}: PageServerOptions): Promise<Map<string, { type: string; contents: string | Uint8Array }>> {
  const { assets } = await bundleRuntime();
  const isWorker = (name: string): boolean => name.startsWith('worker-');
  const script = await build({
    entryPoints: [join(import.meta.dirname, 'page-runtime-script.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2024',
  });
  const page =
    '<!doctype html><html lang="en"><title>contract</title><body><script src="/page.js"></script></body></html>';
  return new Map<string, { type: string; contents: string | Uint8Array }>([
    ...assets.map(
      ({ name, type, contents }) =>
        [
          `/runtime/${name}`,
          { type, contents: isWorker(name) ? beforeWorker + Buffer.from(contents).toString() : contents },
        ] as const,
    ),
    ['/page.js', { type: 'text/javascript', contents: beforePage + (script.outputFiles[0]?.text ?? '') }],
    ['/', { type: 'text/html; charset=utf-8', contents: page }],
  ]);
}

export async function servePage(
  hear: (event: PageEvent) => void,
  options: PageServerOptions = {},
): Promise<PageServer> {
  const files = await pageFiles(options);
  const put = new Map<string, Uint8Array>();
  let stream: ServerResponse | undefined;

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = request.url ?? '';
    if (url === '/events') {
      // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- written by page-runtime-script.ts
      for (const event of JSON.parse(await text(request)) as readonly PageEvent[]) hear(event);
      response.writeHead(204).end();
    } else if (url === '/commands') {
      stream = response;
      // Firefox counts a stream as open when its first bytes are there.
      response.writeHead(200, { 'content-type': 'text/event-stream' }).write(': open\n\n');
    } else if (request.method === 'PUT') {
      put.set(url, await buffer(request));
      response.writeHead(204).end();
    } else if (put.has(url)) response.end(put.get(url));
    else {
      const meddled = options.meddle?.(url);
      if (meddled?.isCut === true) {
        response.destroy();
        return;
      }
      const file = files.get(url);
      // The frame has a policy of its own, in its own text.
      const policy = url.endsWith('.html') ? {} : { 'content-security-policy': PAGE_POLICY };
      response
        .writeHead(meddled?.status ?? (file === undefined ? 404 : 200), {
          'content-type': file?.type ?? 'text/plain',
          ...policy,
          ...meddled?.headers,
        })
        .end(file?.contents);
    }
  };
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => response.destroy(error instanceof Error ? error : undefined));
  });
  const port = await listenAnywhere(server);
  return {
    address: `http://127.0.0.1:${String(port)}/`,
    command: (command) => void stream?.write(`data: ${JSON.stringify(command)}\n\n`),
    put: (path, bytes) => void put.set(path, bytes),
    take(path) {
      const bytes = put.get(path);
      if (bytes === undefined) throw new Error(`The page has sent nothing to ${path}.`);
      put.delete(path);
      return bytes;
    },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
