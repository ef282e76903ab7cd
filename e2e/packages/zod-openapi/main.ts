import express from 'express';
import { z } from 'zod';
import { createDocument } from 'zod-openapi';

const Item = z.object({ name: z.string().min(1) }).meta({ id: 'Item' });
const app = express();
app.get('/', (_req, res) => {
  const content = { 'application/json': { schema: Item } };
  res.json(
    createDocument({
      openapi: '3.1.0',
      info: { title: 'items', version: '1' },
      paths: { '/items': { get: { responses: { '200': { description: 'one', content } } } } },
    }),
  );
});
app.listen(3000);
