/**
 * How long the `fetch` of a page takes to a Node program over loopback, as a reader's browser asks a server that runs
 * beside it.
 */
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { DEFAULT_PORT } from '#runtime/contract.ts';
import { bareBrowsers, openBare, type BareBrowser } from '../browsers/bare-browser.ts';
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

/** @returns milliseconds of one request, for each of so many batches */
async function fetchesIn(browser: BareBrowser, page: string): Promise<readonly number[]> {
  const told = Promise.withResolvers<readonly number[]>();
  const server = createServer((request, response) => {
    if (request.method !== 'POST') {
      response.setHeader('content-type', 'text/html').end(page);
      return;
    }
    void text(request).then((body) => {
      response.end();
      told.resolve(z.array(z.number()).parse(JSON.parse(body)));
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = z.object({ port: z.number() }).parse(server.address());
  const close = openBare(browser, `http://127.0.0.1:${String(address.port)}/`);
  const late = setTimeout(() => told.reject(new Error(`${browser.name} did not answer.`)), GIVE_UP_AFTER_MS);
  try {
    return await told.promise;
  } finally {
    clearTimeout(late);
    await close();
    server.closeAllConnections();
    server.close();
  }
}

/** By the name of each browser that is there, while the program runs. */
export async function measureFetches(
  path: string,
  { batches, count }: { readonly batches: number; readonly count: number },
): Promise<ReadonlyMap<string, readonly number[]>> {
  const measured = new Map<string, readonly number[]>();
  for (const browser of bareBrowsers)
    measured.set(browser.name, await fetchesIn(browser, pageFor(path, batches, count)));
  return measured;
}
