import express from 'express';
import { createServer } from 'node:http';
import { connect } from 'node:net';

const shake =
  'GET /chat HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n';
const raw = (port) =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(shake));
    let text = '';
    socket.setEncoding('utf8').on('data', (part) => (text += part));
    setTimeout(() => socket.end(), 50);
    socket.on('close', () => resolve(text.replace(/Date: .*\r\n/, '').replaceAll('\r\n', '\n')));
  });

const app = express();
app.get('/chat', (req, res) => res.status(426).set('Upgrade', 'websocket').send('no sockets here'));
const plain = app.listen(3000, () => {
  const refusing = createServer(app).on('upgrade', (request, socket) => {
    console.log('asked for', request.headers.upgrade, request.url);
    socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
  });
  refusing.listen(3001, async () => {
    console.log(await raw(3000));
    console.log(await raw(3001));
    try {
      const socket = new WebSocket('ws://localhost:3000/chat');
      socket.onopen = () => console.log('open?');
      await new Promise((resolve) => (socket.onerror = resolve));
      console.log('WebSocket: error');
    } catch (error) {
      console.log('WebSocket: error');
    }
    plain.close();
    refusing.close();
  });
});
