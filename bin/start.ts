/**
 * `npm start [-- --port 4321]`: builds what is missing and serves the site to this machine only.
 * A busy port moves on to the next; with `--exact` it is an error. `--build-only` ends after building.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import sirv from 'sirv';
import { isBuilt } from './built.ts';
import { mayAnswer } from './local-request.ts';

const root = resolve(import.meta.dirname, '..');
const host = '127.0.0.1';
const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '4321' },
    exact: { type: 'boolean', default: false },
    'build-only': { type: 'boolean', default: false },
  },
});

function build(): void {
  console.log('Building the site (once; about a minute) …');
  const { status } = spawnSync(process.execPath, [join(root, 'bin/build.ts')], { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}

function createSite(): Server {
  const serve = sirv(join(root, 'dist'), { etag: true, dotfiles: false });
  const noSuchPage = readFileSync(join(root, 'dist/404.html'));
  return createServer((request, response) => {
    if (!mayAnswer(request.headers, request.socket.localPort)) {
      response.writeHead(421).end('This server answers its own pages on this machine only.\n');
      return;
    }
    response.setHeader('x-content-type-options', 'nosniff');
    serve(request, response, () => {
      response.writeHead(404, { 'content-type': 'text/html; charset=utf-8' }).end(noSuchPage);
    });
  });
}

async function listen(site: Server, port: number): Promise<void> {
  const { promise, resolve: done, reject } = Promise.withResolvers<undefined>();
  site.once('error', reject).listen(port, host, () => {
    site.off('error', reject);
    done(undefined);
  });
  await promise;
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
}

async function listenFrom(site: Server, first: number): Promise<number> {
  for (let port = first; port <= 65_535; port++) {
    try {
      await listen(site, port);
      return port;
    } catch (error) {
      if (!isBusy(error) || values.exact) throw error;
      console.log(`Port ${String(port)} is busy, trying ${String(port + 1)}.`);
    }
  }
  throw new Error(`No free port from ${String(first)} on.`);
}

const first = Number(values.port);
if (!Number.isInteger(first) || first < 1 || first > 65_535) {
  console.error(`--port ${values.port}: a port is a whole number from 1 to 65535.`);
  process.exit(1);
}
if (!isBuilt()) build();
if (values['build-only']) process.exit(0);
const port = await listenFrom(createSite(), first);
console.log(`Express Notebook: http://${host}:${String(port)}/   (Ctrl+C stops it)`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(0));
