/** Whether a socket lives on after `closeAllConnections`, once it was upgraded. */
import { once } from 'node:events';
import { createServer, request } from 'node:http';
import type { Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

const PORT = 8766;
const server = createServer().listen(PORT, '127.0.0.1');
server.on('upgrade', (_request, socket: Socket) => {
  socket.write('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: any\r\n\r\n');
});
await once(server, 'listening');
const asked = request({ port: PORT, host: '127.0.0.1', headers: { connection: 'Upgrade', upgrade: 'any' } });
asked.end();
asked.on('upgrade', (_response, socket) => {
  server.closeAllConnections();
  void wait(100).then(() => {
    console.log(JSON.stringify(!socket.destroyed));
    socket.destroy();
    server.close();
  });
});
