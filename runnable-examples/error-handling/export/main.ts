import express from 'express';
import type { RequestHandler } from 'express';
import { drained } from './drained.ts';
import { handlers } from './handlers.ts';
import { badPath, noRoute } from './problem.ts';
import { rows } from './rows.ts';

/** How many exports have begun and not ended. */
let open = 0;

const exportItems: RequestHandler = async (_req, res) => {
  open += 1;
  res.on('close', () => (open -= 1));
  res.type('text/csv');
  for await (const row of rows()) {
    if (res.closed) return;
    if (!res.write(row)) await drained(res);
  }
  res.end();
};

// A default is for what is missing, and not for what is wrong.
const handler = handlers.get(process.env['HANDLER'] || 'cutOff');
if (!handler) throw new Error(`HANDLER is one of ${[...handlers.keys()].join(', ')}`);

const app = express();

app.get('/export', exportItems);

app.get('/open', (_req, res) => {
  console.log(`open exports: ${open}`);
  res.json({ open });
});

app.use(noRoute, badPath);
app.use(handler);

app.listen(3000, (error) => {
  if (error) throw error;
  console.log('Listening on http://localhost:3000');
});
