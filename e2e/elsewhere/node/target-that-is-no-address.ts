/** What Express answers to a target that is no address, and how many functions of the program are called. */
import { once } from 'node:events';
import { connect } from 'node:net';
import express from 'express';

const PORT = 8767;
let called = 0;
const app = express();
app.use((_req, _res, next) => {
  called += 1;
  next();
});
const server = app.listen(PORT, '127.0.0.1');
await once(server, 'listening');
const socket = connect(PORT, '127.0.0.1').setEncoding('utf8');
socket.end('GET http://[x/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n');
let answer = '';
socket.on('data', (text: string) => (answer += text));
await once(socket, 'close');
server.close();
const type = /^content-type: (.*)$/im.exec(answer)?.[1] ?? '';
console.log(JSON.stringify({ status: answer.split(' ')[1], type, called }));
