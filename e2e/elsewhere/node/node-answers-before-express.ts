/** What Node itself answers to three requests that are no HTTP or too much of it, and how many of them reach Express. */
import { once } from 'node:events';
import { connect } from 'node:net';
import express from 'express';

const PORT = 8766;
let reached = 0;
const app = express();
app.use((_req, res) => {
  reached += 1;
  res.json('of Express');
});
const server = app.listen(PORT, '127.0.0.1');
await once(server, 'listening');

async function answerTo(request: string): Promise<string> {
  const socket = connect(PORT, '127.0.0.1').setEncoding('utf8');
  socket.end(request);
  let answer = '';
  socket.on('data', (text: string) => (answer += text));
  await once(socket, 'close');
  return answer.split('\r\n')[0] ?? '';
}

const lines = (...each: readonly string[]): string =>
  [...each, 'Host: localhost', 'Connection: close', '', ''].join('\r\n');
const answers = [
  await answerTo(lines('GET / of no version')),
  await answerTo(lines('GET / HTTP/1.1', `X-Long: ${'a'.repeat(20_000)}`)),
  await answerTo(lines('GET / HTTP/1.1', 'Expect: a miracle')),
];
console.log(JSON.stringify({ answers, reached }));
server.close();
