import { createServer } from 'node:net';

/** A port of this address on which nobody listens at the moment; of `::`, of both families. */
export async function freePort(host = '127.0.0.1'): Promise<number> {
  const { promise, resolve } = Promise.withResolvers<number>();
  const probe = createServer().listen(0, host, () => {
    const address = probe.address();
    if (address === null || typeof address === 'string') throw new Error('A TCP server has a port.');
    probe.close(() => resolve(address.port));
  });
  return promise;
}
