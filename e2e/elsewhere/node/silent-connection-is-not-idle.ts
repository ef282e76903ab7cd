/** How many connections are left when the idle ones are closed, and one has never sent anything. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

const PORT = 8766;
const server = createServer().listen(PORT, '127.0.0.1');
await once(server, 'listening');
const socket = connect(PORT, '127.0.0.1');
await once(socket, 'connect');
await wait(50);
server.closeIdleConnections();
await wait(50);
server.getConnections((_error, count) => {
  console.log(JSON.stringify(count));
  socket.destroy();
  server.close();
});
