/**
 * `npm start [-- --port 4321] [--host-name <host>]`: builds what is missing and serves the site to this machine only.
 * A busy port moves on to the next; with `--exact` it is an error. `--build-only` ends after building. Where a container
 * forwards the port, `--host-name` says under which host the browser then asks; it may be given more than once.
 */
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import compression from 'compression';
import express from 'express';
import sirv from 'sirv';
import { isBuilt } from './built.ts';
import { endWithNpm, runNode } from './children.ts';
import { chooseLanguage, language, say } from './language.ts';
import { hostFromText, mayAnswer } from './local-request.ts';
import { CommandProblem, endWithProblem, parsedOr } from './problem.ts';

const root = resolve(import.meta.dirname, '..');
const host = '127.0.0.1';
const options = {
  port: { type: 'string', default: '4321' },
  exact: { type: 'boolean', default: false },
  'host-name': { type: 'string', multiple: true },
  'build-only': { type: 'boolean', default: false },
} as const;

async function build(): Promise<void> {
  console.log(say('start.building'));
  const code = await runNode([join(root, 'bin/build.ts'), '--lang', language().locale], { cwd: root });
  if (code !== 0) process.exit(code);
}

function refusal(host = ''): string {
  const shown = hostFromText(host);
  const next = shown === undefined ? '' : say('start.forward', { host: shown });
  return say('start.refusal', { next });
}

function createSite(forwarded: readonly string[]): Server {
  const serve = sirv(join(root, 'dist'), { etag: true, dotfiles: false });
  const noSuchPage = readFileSync(join(root, 'dist/404.html'));
  const site = express().disable('x-powered-by');
  site.use((request, response, next) => {
    if (mayAnswer(request.headers, request.socket.localPort, forwarded)) {
      response.setHeader('x-content-type-options', 'nosniff');
      next();
    } else response.writeHead(421).end(refusal(request.headers.host));
  });
  site.use(compression(), serve);
  site.use((_request, response) => {
    response.writeHead(404, { 'content-type': 'text/html; charset=utf-8' }).end(noSuchPage);
  });
  return createServer(site);
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
    throw new CommandProblem(say('start.kept-port', { port }));
  }
}

async function listenFrom(site: Server, first: number): Promise<number> {
  for (let port = first; port <= 65_535; port++) {
    if (await canListen(site, port)) return port;
    console.log(say('start.busy-next', { port, next: port + 1 }));
  }
  throw new CommandProblem(say('start.all-busy', { first }));
}

async function listenExactly(site: Server, port: number): Promise<number> {
  if (await canListen(site, port)) return port;
  throw new CommandProblem(say('start.busy', { port }));
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
  throw new CommandProblem(say('start.no-port', { text }));
}

function hostFrom(text: string): string {
  const named = hostFromText(text);
  if (named !== undefined) return named;
  throw new CommandProblem(say('start.no-host', { text }));
}

async function main(): Promise<void> {
  chooseLanguage();
  const { values } = parsedOr(say('start.usage'), () => parseArgs({ options }));
  const first = portFrom(values.port);
  const forwarded = (values['host-name'] ?? []).map(hostFrom);
  if (values.exact && !values['build-only']) await demandFree(first);
  if (!isBuilt()) await build();
  if (values['build-only']) return;
  endWithNpm();
  const site = createSite(forwarded);
  const port = values.exact ? await listenExactly(site, first) : await listenFrom(site, first);
  console.log(say('start.ready', { address: `http://${host}:${port}/` }));
  for (const each of forwarded) console.log(say('start.answers-too', { host: each }));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(0));
}

await main().catch(endWithProblem);
