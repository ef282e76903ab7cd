/** What the page of an error shows in development, and in production: the stack, the message. */
import { once } from 'node:events';
import express from 'express';

const PORT = 8766;
const shown: unknown[] = [];
for (const stage of ['development', 'production']) {
  const app = express().set('env', stage);
  app.get('/', () => {
    throw new Error('boom');
  });
  console.error = () => undefined;
  const server = app.listen(PORT, '127.0.0.1');
  await once(server, 'listening');
  const answer = await fetch(`http://127.0.0.1:${PORT}/`);
  const page = await answer.text();
  shown.push([answer.status, page.includes(import.meta.filename), page.includes('boom')]);
  server.close();
}
console.log(JSON.stringify(shown));
