import type { Server } from 'node:http';
import type { Socket } from 'node:net';

/**
 * Call it right after `listen`; what it returns closes the connections that nobody uses. Node counts a
 * connection as idle only after its first request, and browsers open some in advance.
 */
export function sweepOf(server: Server): () => void {
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
