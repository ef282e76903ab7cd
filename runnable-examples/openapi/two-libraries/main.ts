import express from 'express';
import { document as zodOpenapi } from './by-zod-openapi.ts';
import { document as zodToOpenapi } from './by-zod-to-openapi.ts';
import { noRoute, onError } from './errors.ts';

const app = express();

app.get('/zod-openapi', (_req, res) => {
  res.json(zodOpenapi.paths?.['/models/{id}']?.put);
});

app.get('/zod-to-openapi', (_req, res) => {
  res.json(zodToOpenapi.paths?.['/models/{id}']?.put);
});

app.use(noRoute, onError);

app.listen(3000, (error) => {
  if (error) throw error;
  console.log('Listening on http://localhost:3000');
});
