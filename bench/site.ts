/** Serves the built site, and beside it the pages that measure. */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { build } from 'esbuild';
import sirv from 'sirv';
import { listenAnywhere } from '../e2e/support/ports.ts';

export interface BenchSite {
  readonly origin: string;
  /** Serves one more file; it is fetched at most once by whoever has it. */
  readonly put: (path: string, type: string, contents: string | Uint8Array) => void;
  /** The names of the runtime's files that a browser asked for. */
  readonly fetchedOfRuntime: ReadonlySet<string>;
  readonly close: () => void;
}

export function pageWith(script: string): string {
  return `<!doctype html><html lang="en"><title>bench</title><body><script src="${script}"></script></body></html>`;
}

export async function serveBench(dist: string, script: string): Promise<BenchSite> {
  const { outputFiles } = await build({
    entryPoints: [script],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    define: { runtimeManifest: readFileSync(join(dist, 'runtime', 'manifest.json'), 'utf8') },
  });
  const added = new Map<string, { type: string; contents: string | Uint8Array }>();
  const put: BenchSite['put'] = (path, type, contents) => void added.set(path, { type, contents });
  put('/bench.js', 'text/javascript', outputFiles[0]?.text ?? '');
  put('/bench', 'text/html', pageWith('/bench.js'));
  const serveDist = sirv(dist, { dev: false });
  const fetchedOfRuntime = new Set<string>();
  const server = createServer((request, response) => {
    const [, name] = /^\/runtime\/([^/?]+)$/.exec(request.url ?? '') ?? [];
    if (name !== undefined) fetchedOfRuntime.add(name);
    const file = added.get((request.url ?? '').replace(/\?.*/, ''));
    if (file !== undefined) response.setHeader('content-type', file.type).end(file.contents);
    else serveDist(request, response, () => void response.writeHead(404).end());
  });
  const port = await listenAnywhere(server);
  return {
    origin: `http://127.0.0.1:${port}`,
    put,
    fetchedOfRuntime,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
