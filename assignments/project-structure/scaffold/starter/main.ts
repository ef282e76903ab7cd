import express from 'express';
import { z } from 'zod';
import { checked, jsonBody, noRoute, onError } from './requests.ts';
import { CannotScaffold, NewFeature, scaffold } from './scaffold.ts';

/** The text of each file by its path: a project that lives in memory. */
const project = new Map<string, string>();

const WithTemplate = z.object({ template: z.record(z.string(), z.string()) });

const app = express();
app.use(jsonBody);

app.post('/features', (req, res) => {
  const parsed = NewFeature.safeParse(req.body);
  if (!parsed.success) {
    res.status(422).json({ detail: 'This is no name for a feature' });
    return;
  }
  const { template } = checked(WithTemplate, req.body);
  try {
    const created = scaffold(project, template, parsed.data.name);
    res.status(201).json({ created });
  } catch (error) {
    if (!(error instanceof CannotScaffold)) throw error;
    res.status(409).json({ detail: error.message });
  }
});

app.get('/files/*path', (req, res) => {
  const text = project.get(req.params.path.join('/'));
  if (text === undefined) res.status(404).end();
  else res.type('text/plain').send(text);
});

app.use(noRoute, onError);

app.listen(3000, (error) => {
  if (error) throw error;
  console.log('Listening on http://localhost:3000');
});
