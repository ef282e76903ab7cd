/**
 * How long the `fetch` of a page takes to a Node program over loopback, as a reader's browser asks a server that runs
 * beside it. The browser is started by itself: one that a test tool watches takes three times as long for each.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { DEFAULT_PORT } from '#runtime/contract.ts';
import { findChromium } from '../e2e/support/chromium.ts';
import { findFirefox } from '../e2e/support/firefox.ts';
import { oneByOne } from './load.ts';

const GIVE_UP_AFTER_MS = 60_000;

/** Another origin than the program's, so what it answers is hidden from the page; Node's client has seen that it is 200. */
function pageFor(path: string, batches: number, count: number): string {
  const address = `http://127.0.0.1:${String(DEFAULT_PORT)}${path}`;
  return `<!doctype html><title>fetches</title><script type="module">
    const oneByOne = ${String(oneByOne)};
    const ask = async () => {
      const response = await fetch(${JSON.stringify(address)}, { mode: 'no-cors', cache: 'no-store' });
      await response.arrayBuffer();
    };
    const ms = [];
    for (let batch = 0; batch <= ${String(batches)}; batch++) ms.push(await oneByOne(ask, ${String(count)}));
    // Of the first one, its code is compiled.
    await fetch('/', { method: 'POST', body: JSON.stringify(ms.slice(1)) });
  </script>`;
}

interface Bare {
  readonly name: string;
  readonly executable: string | undefined;
  readonly args: (profile: string) => readonly string[];
}

const browsers: readonly Bare[] = [
  {
    name: 'Chromium',
    executable: findChromium(),
    args: (profile) => ['--headless=new', '--no-sandbox', '--no-first-run', `--user-data-dir=${profile}`],
  },
  {
    name: 'Firefox',
    executable: findFirefox(),
    args: (profile) => ['--headless', '--no-remote', '--profile', profile],
  },
];

/** @returns milliseconds of one request, for each of so many batches */
async function fetchesIn({ executable, args }: Bare, page: string): Promise<readonly number[]> {
  if (executable === undefined) return [];
  const told = Promise.withResolvers<readonly number[]>();
  const server = createServer((request, response) => {
    if (request.method !== 'POST') {
      response.setHeader('content-type', 'text/html').end(page);
      return;
    }
    const parts: Buffer[] = [];
    request
      .on('data', (part: Buffer) => parts.push(part))
      .on('end', () => {
        response.end();
        told.resolve(z.array(z.number()).parse(JSON.parse(Buffer.concat(parts).toString())));
      });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = z.object({ port: z.number() }).parse(server.address());
  const profile = mkdtempSync(join(tmpdir(), 'bench-'));
  const child = spawn(executable, [...args(profile), `http://127.0.0.1:${String(address.port)}/`], {
    stdio: 'ignore',
    detached: true,
  });
  const gone = new Promise((resolve) => child.once('exit', resolve));
  const late = setTimeout(() => told.reject(new Error(`${executable} did not answer.`)), GIVE_UP_AFTER_MS);
  try {
    return await told.promise;
  } finally {
    clearTimeout(late);
    // Its own group: a browser is many processes.
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    await gone;
    server.closeAllConnections();
    server.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** By the name of each browser that is there, while the program runs. */
export async function measureFetches(
  path: string,
  { batches, count }: { readonly batches: number; readonly count: number },
): Promise<ReadonlyMap<string, readonly number[]>> {
  const measured = new Map<string, readonly number[]>();
  for (const browser of browsers) measured.set(browser.name, await fetchesIn(browser, pageFor(path, batches, count)));
  return measured;
}
