import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import type { Database } from './database.ts';

/** Node counts a connection as idle only after its first request; browsers open some in advance. */
function sweepOf(server: Server): () => void {
  const open = new Set<Socket>();
  server.on('connection', (socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  });
  return () => {
    server.closeIdleConnections();
    for (const socket of open) {
      if (socket.bytesRead === 0) socket.destroy();
    }
  };
}

export function stopOnSignal(server: Server, database: Database, deadlineMs: number): void {
  const sweep = sweepOf(server);
  let isStopping = false;

  server.on('request', (_req, res) => {
    res.on('finish', () => {
      if (isStopping) server.closeAllConnections();
    });
  });

  const stop = (): void => {
    if (isStopping) return;
    isStopping = true;
    const sweeping = setInterval(sweep, 50);
    let isLate = false;
    const deadline = setTimeout(() => {
      isLate = true;
      server.closeAllConnections();
    }, deadlineMs);

    server.close(() => {
      clearInterval(sweeping);
      clearTimeout(deadline);
      void database.close().then(() => {
        if (isLate) process.exit(1);
      });
    });
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}
