/** What a client has of an answer whose handler calls `next(error)` after the first byte, and whether a stack is printed. */
import { once } from 'node:events';
import express from 'express';

const PORT = 8766;
const app = express();
app.get('/', (_req, res, next) => {
  res.write('begun');
  setTimeout(() => next(new Error('boom')), 50);
});
let printed = '';
console.error = (text: string) => {
  printed += text;
};
const server = app.listen(PORT, '127.0.0.1');
await once(server, 'listening');
const answer = await fetch(`http://127.0.0.1:${PORT}/`);
const ended = await answer.text().then(
  () => 'whole',
  () => 'cut',
);
console.log(JSON.stringify([answer.status, ended, printed.includes('boom')]));
server.close();
