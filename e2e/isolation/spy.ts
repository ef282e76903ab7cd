import { createServer } from 'node:http';
import { listenAnywhere } from '../support/ports.ts';

/** A server that answers everything and counts who came, connections without a request included. */
export interface Spy {
  readonly address: string;
  readonly hits: () => number;
  readonly close: () => void;
}

export async function openSpy(): Promise<Spy> {
  let hits = 0;
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'access-control-allow-origin': '*', 'content-type': 'text/javascript' }).end('0');
  });
  server.on('connection', () => {
    hits += 1;
  });
  const port = await listenAnywhere(server);
  return {
    address: `http://127.0.0.1:${String(port)}`,
    hits: () => hits,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
