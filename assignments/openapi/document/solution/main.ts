import express from 'express';
import { z } from 'zod';
import { componentsFrom } from './components.ts';
import { Description, schemasFrom } from './description.ts';
import { checked, jsonBody, noRoute, onError } from './requests.ts';

const app = express();
app.use(jsonBody);

/** Makes Zod schemas of what it is sent, and answers with their part of an OpenAPI document. */
app.post('/components', (req, res) => {
  const schemas = schemasFrom(checked(z.array(Description), req.body));
  res.json({ schemas: componentsFrom(schemas) });
});

app.use(noRoute, onError);

app.listen(3000, (error) => {
  if (error) throw error;
  console.log('Listening on http://localhost:3000');
});
