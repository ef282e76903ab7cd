import { createServer } from 'node:http';

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
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('A TCP server has a port.');
  return {
    address: `http://127.0.0.1:${String(address.port)}`,
    hits: () => hits,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
