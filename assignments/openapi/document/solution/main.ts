import express from 'express';
import { z } from 'zod';
import { componentsFrom } from './components.ts';
import { Description, schemasFrom } from './description.ts';

const app = express();
app.use(express.json());

/** Makes Zod schemas of what it is sent, and answers with their part of an OpenAPI document. */
app.post('/components', (req, res) => {
  const schemas = schemasFrom(z.array(Description).parse(req.body));
  res.json({ schemas: componentsFrom(schemas) });
});

app.listen(3000, (error) => {
  if (error) throw error;
  console.log('Listening on http://localhost:3000');
});
