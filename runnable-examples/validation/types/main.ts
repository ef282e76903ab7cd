import express from 'express';
import type { ErrorRequestHandler } from 'express';
import type { z } from 'zod';
import { choices, identifiers, modelName, numbers, tags, times, urls } from './types.ts';

const types = new Map<string, z.ZodType>(
  Object.entries({
    ...urls,
    ...times,
    ...identifiers,
    ...choices,
    ...numbers,
    tags,
    'model-name': modelName,
  }),
);

const app = express();

app.get('/types/:name', (req, res) => {
  const type = types.get(req.params.name);
  if (!type) {
    res.status(404).json({ types: [...types.keys()] });
    return;
  }
  const parsed = type.safeParse(req.query.value);
  if (parsed.success) {
    res.json({ value: parsed.data });
    return;
  }
  const detail = parsed.error.issues.map((issue) => ({
    type: issue.code,
    loc: ['query', 'value', ...issue.path],
    msg: issue.message,
  }));
  res.status(422).json({ detail });
});

app.use((_req, res) => {
  res.status(404).json({ detail: 'Not Found' });
});
/** The only thing here that can be malformed is the path. */
const malformed: ErrorRequestHandler = (error, _req, res, next) => {
  if (!(error instanceof URIError)) return next(error);
  res.status(400).json({ detail: 'Malformed request' });
};
app.use(malformed);

app.listen(3000, (error) => {
  if (error) throw error;
  console.log('Listening on http://localhost:3000');
});
