import express from 'express';
import { createApi } from './api.ts';
import { docsFrom } from './docs.ts';
import { documentFrom } from './document.ts';
import type { Model } from './model.ts';
import { deploy, list, lookup } from './operations.ts';

const models = new Map<number, Model>([
  [1, { name: 'churn', url: 'http://localhost:8000/churn', rate: 3 }],
  [2, { name: 'fraud', url: 'http://localhost:8000/fraud', rate: 10 }],
]);

const app = express();
app.use(express.json());
const { serve, operations } = createApi(app);

serve(deploy, ({ body }, _req, res) => {
  res.status(201).json(body);
});

serve(list, ({ query }, _req, res) => {
  res.json([...models.values()].slice(0, query.limit));
});

serve(lookup, ({ params }, _req, res) => {
  const model = models.get(params.id);
  if (model) res.json(model);
  else res.status(404).json({ detail: `There is no model ${params.id}` });
});

app.all('/models', (req, res) => {
  res.set('Allow', 'GET, HEAD, POST').status(405);
  res.json({ detail: `${req.method} is not allowed here` });
});

const document = documentFrom(operations);
const docs = docsFrom(document);

app.get('/openapi.json', (_req, res) => {
  res.json(document);
});

app.get('/docs', (_req, res) => {
  res.set('Content-Security-Policy', "default-src 'none'").type('html').send(docs);
});

app.listen(3000, (error) => {
  if (error) throw error;
  console.log('Listening on http://localhost:3000');
});
