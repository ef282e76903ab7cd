/**
 * `npm start [-- --port 4321] [--host-name <host>]`: builds what is missing and serves the site to this machine only.
 * A busy port moves on to the next; with `--exact` it is an error. `--build-only` ends after building. Where a container
 * forwards the port, `--host-name` says under which host the browser then asks; it may be given more than once.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import sirv from 'sirv';
import { isBuilt } from './built.ts';
import { hostFromText, mayAnswer } from './local-request.ts';
import { CommandProblem, endWithProblem, parsedOr } from './problem.ts';

const root = resolve(import.meta.dirname, '..');
const host = '127.0.0.1';
const usage = 'npm start [-- --port 4321] [--exact] [--host-name <host>] [--build-only]';
const options = {
  port: { type: 'string', default: '4321' },
  exact: { type: 'boolean', default: false },
  'host-name': { type: 'string', multiple: true },
  'build-only': { type: 'boolean', default: false },
} as const;

function build(): void {
  console.log('Building the site (once; about a minute) …');
  const { status } = spawnSync(process.execPath, [join(root, 'bin/build.ts')], { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}

function refusal(host = ''): string {
  const shown = hostFromText(host);
  const next = shown === undefined ? '' : ` Where you forward it yourself: npm start -- --host-name ${shown}`;
  return `This server answers its own pages on this machine only.${next}\n`;
}

function createSite(forwarded: readonly string[]): Server {
  const serve = sirv(join(root, 'dist'), { etag: true, dotfiles: false });
  const noSuchPage = readFileSync(join(root, 'dist/404.html'));
  return createServer((request, response) => {
    if (!mayAnswer(request.headers, request.socket.localPort, forwarded)) {
      response.writeHead(421).end(refusal(request.headers.host));
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

function isError(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

/** @returns false where the port is busy */
async function canListen(site: Server, port: number): Promise<boolean> {
  try {
    await listen(site, port);
    return true;
  } catch (error) {
    if (isError(error, 'EADDRINUSE')) return false;
    if (!isError(error, 'EACCES')) throw error;
    throw new CommandProblem(`--port ${port}: this system keeps it for its administrator. Take one from 1024 on.`);
  }
}

async function listenFrom(site: Server, first: number): Promise<number> {
  for (let port = first; port <= 65_535; port++) {
    if (await canListen(site, port)) return port;
    console.log(`Port ${port} is busy, trying ${port + 1}.`);
  }
  throw new CommandProblem(`From ${first} on every port is busy: name a lower one with --port.`);
}

async function listenExactly(site: Server, port: number): Promise<number> {
  if (await canListen(site, port)) return port;
  throw new CommandProblem(
    `Port ${port} is busy: end the program that listens there, name another one with --port, or leave out --exact.`,
  );
}

/** Said before anything is built. */
async function demandFree(port: number): Promise<void> {
  const probe = createServer();
  await listenExactly(probe, port);
  await new Promise((resolve) => probe.close(resolve));
}

function portFrom(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 1 && port <= 65_535) return port;
  throw new CommandProblem(`--port ${text}: a port is a whole number from 1 to 65535.`);
}

function hostFrom(text: string): string {
  const named = hostFromText(text);
  if (named !== undefined) return named;
  throw new CommandProblem(`--host-name ${text}: name the host as the browser shows it, without https:// and path.`);
}

async function main(): Promise<void> {
  const { values } = parsedOr(usage, () => parseArgs({ options }));
  const first = portFrom(values.port);
  const forwarded = (values['host-name'] ?? []).map(hostFrom);
  if (values.exact && !values['build-only']) await demandFree(first);
  if (!isBuilt()) build();
  if (values['build-only']) return;
  const site = createSite(forwarded);
  const port = values.exact ? await listenExactly(site, first) : await listenFrom(site, first);
  console.log(`Express Notebook: http://${host}:${port}/   (Ctrl+C stops it)`);
  for (const each of forwarded) console.log(`It answers ${each}, too.`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(0));
}

await main().catch(endWithProblem);
