import { createServer, type Server } from 'node:net';

/** Listens where nobody else does, of this machine alone unless told; of `::`, both families. @returns the port */
export async function listenAnywhere(server: Server, host = '127.0.0.1'): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, host, () => resolve());
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('A TCP server has a port.');
  return address.port;
}

/** A port of this address on which nobody listens at the moment. */
export async function freePort(host?: string): Promise<number> {
  const probe = createServer();
  const port = await listenAnywhere(probe, host);
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
