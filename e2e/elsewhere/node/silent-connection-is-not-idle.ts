/** How many connections are left when the idle ones are closed, and one has never sent anything, and another half of a request. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

const PORT = 8766;
const server = createServer().listen(PORT, '127.0.0.1');
await once(server, 'listening');
const silent = connect(PORT, '127.0.0.1');
const slow = connect(PORT, '127.0.0.1');
await Promise.all([once(silent, 'connect'), once(slow, 'connect')]);
slow.write('GET / HTTP/1.1\r\nHost: half.example\r\n');
await wait(50);
server.closeIdleConnections();
await wait(50);
server.getConnections((_error, count) => {
  console.log(JSON.stringify(count));
  silent.destroy();
  slow.destroy();
  server.close();
});
