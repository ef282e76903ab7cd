import { once } from 'node:events';
import type { Server } from 'node:http';

/** Longer than any response takes: what is open then is a client that never finished its request. */
const DEADLINE_MS = 10_000;

/** Accepts no new connection, and resolves when the last response is sent and its connection closed. */
export async function close(server: Server, sweep: () => void): Promise<void> {
  const sweeping = setInterval(sweep, 50);
  const deadline = setTimeout(() => {
    process.exitCode = 1; // Somebody was cut off.
    server.closeAllConnections();
  }, DEADLINE_MS);
  // A client that keeps its connection opens the next one elsewhere.
  server.prependListener('request', (_req, res) => {
    res.setHeader('Connection', 'close');
  });
  server.close();
  await once(server, 'close');
  clearInterval(sweeping);
  clearTimeout(deadline);
  console.log('server closed');
}
