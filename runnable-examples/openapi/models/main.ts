import express from 'express';
import { createApi } from './api.ts';
import { docsFrom } from './docs.ts';
import { documentFrom } from './document.ts';
import { noRoute, onError } from './errors.ts';
import type { Model } from './model.ts';
import { deploy, list, lookup, remove } from './operations.ts';
import type { Operation } from './operations.ts';
import { refuseOthers } from './other-methods.ts';
import { showUsage } from './usage.ts';

const models = new Map<number, Model>([
  [1, { name: 'churn', url: 'http://localhost:8000/churn', rate: 3 }],
  [2, { name: 'fraud', url: 'http://localhost:8000/fraud', rate: 10 }],
]);

const app = express();
const operations: Operation[] = [];
const { serve, mount } = createApi(app, operations);

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

serve(remove, ({ params }, _req, res) => {
  models.delete(params.id);
  res.status(204).end();
});

const admin = mount('/admin');

admin.serve(showUsage, (_input, _req, res) => {
  res.json([...models.keys()].map((model) => ({ model, calls: 0, lastCall: null })));
});

refuseOthers(app, operations);

// Made when somebody asks: a schema that cannot be described stops these two routes, and not the service.
app.get('/openapi.json', (_req, res) => {
  res.json(documentFrom(operations));
});

const policy = ['default-src', 'base-uri', 'form-action', 'frame-ancestors']
  .map((directive) => `${directive} 'none'`)
  .join('; ');

app.get('/docs', (_req, res) => {
  const page = docsFrom(documentFrom(operations));
  res.set('Content-Security-Policy', policy).type('html').send(page);
});

app.use(noRoute, onError);

app.listen(3000, (error) => {
  if (error) throw error;
  console.log('Listening on http://localhost:3000');
});
