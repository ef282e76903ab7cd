/** The page of the benchmark in a browser that nobody watches: it asks for its orders over HTTP and tells what came of them. */
import { createServer, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { openBare, type BareBrowser } from './bare-browser.ts';
import type { Visit } from './visitor.ts';

const GIVE_UP_AFTER_MS = 60_000;

/** What the page reads from the address that it asks. */
export interface Order {
  readonly name: string;
  readonly args: readonly unknown[];
}

const toldSchema = z.union([z.object({ problem: z.string() }), z.object({ value: z.unknown().optional() })]);

export async function openDriven(browser: BareBrowser, address: string): Promise<Visit> {
  let asking = Promise.withResolvers<ServerResponse>();
  let telling = Promise.withResolvers<unknown>();
  const server = createServer((request, response) => {
    response.setHeader('access-control-allow-origin', '*');
    if (request.method !== 'POST') {
      asking.resolve(response);
      return;
    }
    void text(request).then((body) => {
      response.end();
      const told = toldSchema.parse(JSON.parse(body));
      if ('problem' in told) telling.reject(new Error(told.problem));
      else telling.resolve(told.value);
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = z.object({ port: z.number() }).parse(server.address());
  const close = openBare(browser, `${address}?orders=${encodeURIComponent(`http://127.0.0.1:${String(port)}/`)}`);
  return {
    async call(name, ...args) {
      const order: Order = { name: name.replace(/^pageBench\./, ''), args };
      const late = setTimeout(() => telling.reject(new Error(`${browser.name} did not answer.`)), GIVE_UP_AFTER_MS);
      asking.promise.then(
        (response) => response.end(JSON.stringify(order)),
        () => undefined,
      );
      try {
        return await telling.promise;
      } finally {
        clearTimeout(late);
        asking = Promise.withResolvers();
        telling = Promise.withResolvers();
      }
    },
    async close() {
      await close();
      server.closeAllConnections();
      server.close();
    },
  };
}
