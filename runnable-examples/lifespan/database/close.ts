import { once } from 'node:events';
import type { Server } from 'node:http';

/** Accepts nothing new, and resolves when the last response is sent and its connection closed. */
export async function close(server: Server): Promise<void> {
  const sweep = setInterval(() => server.closeIdleConnections(), 50);
  server.close();
  await once(server, 'close');
  clearInterval(sweep);
  console.log('server closed');
}
