/** The built site at an address of its own, whose network can be cut, and which can be renewed while it is open. */
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { listenAnywhere } from './ports.ts';

export interface ChangingSite {
  /** With the base, and its last slash. */
  readonly address: string;
  /** Nobody listens there any more, and what was open is closed. */
  readonly cut: () => Promise<void>;
  readonly mend: () => Promise<void>;
  /** From now on it serves another edition, in which a text of its pages stands in place of another. */
  readonly renew: (edition: string, text?: string, other?: string) => void;
  /** Which paths are refused, from now on. */
  readonly refuse: (path: RegExp | undefined) => void;
  /** The paths that were asked for. */
  readonly asked: readonly string[];
  readonly close: () => Promise<void>;
}

const TYPES: Readonly<Record<string, string>> = {
  css: 'text/css',
  html: 'text/html; charset=utf-8',
  js: 'text/javascript',
  json: 'application/json',
  png: 'image/png',
  svg: 'image/svg+xml',
  wasm: 'application/wasm',
  webmanifest: 'application/manifest+json',
  woff2: 'font/woff2',
};

/** What differs from one edition to the next beside the file with the list, which names it as well. */
const NAMES_EDITION = /(?:\.html|sw\.js|offline\.json)$/;

function read(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}

export async function openChangingSite(dist: string, base = '/'): Promise<ChangingSite> {
  const shipped = /"edition":"(\w+)"/.exec(readFileSync(join(dist, 'offline.json'), 'utf8'))?.[1] ?? '';
  const asked: string[] = [];
  let now = { edition: shipped, text: '', other: '' };
  let refused: RegExp | undefined;

  const contents = (path: string): Buffer | string | undefined => {
    const file = join(dist, path.endsWith('/') || path === '' ? `${path}index.html` : path);
    const bytes = read(file);
    if (bytes === undefined || !NAMES_EDITION.test(file)) return bytes;
    return bytes
      .toString()
      .replaceAll(shipped, now.edition)
      .replaceAll(now.text || shipped, now.text ? now.other : now.edition);
  };
  const open = (): Server =>
    createServer((request, response) => {
      const { pathname } = new URL(request.url ?? '/', 'http://localhost');
      asked.push(pathname);
      const path = pathname.startsWith(base) ? decodeURIComponent(pathname.slice(base.length)) : undefined;
      const found = path === undefined || refused?.test(path) === true ? undefined : contents(path);
      const extension = /\.(\w+)$/.exec(path ?? '')?.[1] ?? 'html';
      response
        .writeHead(found === undefined ? 404 : 200, { 'content-type': TYPES[extension] ?? 'text/plain' })
        .end(found ?? 'There is no such page.');
    });
  let server = open();
  const port = await listenAnywhere(server);
  const cut = async (): Promise<void> => {
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeAllConnections();
    await closed;
  };
  return {
    address: `http://127.0.0.1:${String(port)}${base}`,
    asked,
    cut,
    async mend() {
      server = open();
      await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', () => resolve()));
    },
    renew(edition, text = '', other = '') {
      now = { edition, text, other };
    },
    refuse(path) {
      refused = path;
    },
    async close() {
      if (server.listening) await cut();
    },
  };
}
