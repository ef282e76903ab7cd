/** The status for 100 kB and for one byte more; what is read of JSON under another type; what is read of a form. */
import { once } from 'node:events';
import express from 'express';

const PORT = 8766;
const app = express();
app.use(express.json(), express.urlencoded());
app.post('/', (req, res) => {
  const body: unknown = req.body;
  res.json({ body: typeof body === 'object' && body !== null && 'pad' in body ? 'read' : (body ?? 'undefined') });
});
app.use(((_error, _req, res, _next) => res.status(413).end()) satisfies express.ErrorRequestHandler);
const server = app.listen(PORT, '127.0.0.1');
await once(server, 'listening');
const ask = async (body: string, type: string): Promise<unknown> => {
  const url = `http://127.0.0.1:${PORT}/`;
  const answer = await fetch(url, { method: 'POST', headers: { 'content-type': type }, body });
  return answer.status === 200 ? answer.json() : answer.status;
};
const ofLength = (length: number): string => JSON.stringify({ pad: 'x'.repeat(length - '{"pad":""}'.length) });
console.log(
  JSON.stringify([
    await ask(ofLength(100 * 1024), 'application/json'),
    await ask(ofLength(100 * 1024 + 1), 'application/json'),
    await ask('{"a":1}', 'text/plain'),
    await ask('a=1&b=2', 'application/x-www-form-urlencoded'),
  ]),
);
server.close();
