/** What `write` returns to a program whose client does not read, at first and in the end. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import { connect } from 'node:net';

const PORT = 8766;
const server = createServer((_request, response) => {
  const first = response.write('x');
  let last = true;
  for (let i = 0; i < 1000 && last; i += 1) last = response.write('x'.repeat(10_000));
  console.log(JSON.stringify([first, last]));
  socket.destroy();
  server.close();
});
server.listen(PORT, '127.0.0.1');
await once(server, 'listening');
const socket = connect(PORT, '127.0.0.1');
socket.pause();
socket.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n');
