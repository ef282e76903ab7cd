/** Statuses under a router that is exact: its own path, other capitals, a slash; the prefix in capitals. And OPTIONS. */
import { once } from 'node:events';
import express from 'express';

const PORT = 8766;
const app = express();
const exact = express.Router({ strict: true, caseSensitive: true });
exact.get('/me', (_req, res) => res.end());
app.use('/users', exact);
const server = app.listen(PORT, '127.0.0.1');
await once(server, 'listening');
const ask = async (path: string, method = 'GET'): Promise<number> =>
  (await fetch(`http://127.0.0.1:${PORT}${path}`, { method })).status;
console.log(
  JSON.stringify([
    await ask('/users/me'),
    await ask('/users/ME'),
    await ask('/users/me/'),
    await ask('/USERS/me'),
    await ask('/users/me', 'OPTIONS'),
  ]),
);
server.close();
