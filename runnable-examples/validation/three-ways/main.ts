import express from 'express';
import { invalidFields, isModelInput } from './interface-guard.ts';
import { jsonOnly, malformed } from './malformed.ts';
import { InvalidField, ModelInput as ModelClass } from './plain-class.ts';
import { ModelInput } from './zod.ts';

const app = express();
// The guard answers with what it got. Ten thousand lists inside each other would overflow the stack.
app.use(jsonOnly, express.json({ limit: '1kb' }));

/** Express types `req.body` as `any`, which would silence the compiler. */
function fieldsOf(body: unknown): Record<string, unknown> {
  return typeof body === 'object' && body !== null ? { ...body } : {};
}

app.post('/class', (req, res) => {
  try {
    res.status(201).json(new ModelClass(fieldsOf(req.body)));
  } catch (error) {
    if (!(error instanceof InvalidField)) throw error;
    res.status(422).json({ invalid: [error.field] });
  }
});

app.post('/guard', (req, res) => {
  const body = fieldsOf(req.body);
  if (isModelInput(body)) res.status(201).json(body);
  else res.status(422).json({ invalid: invalidFields(body) });
});

app.post('/zod', (req, res) => {
  const parsed = ModelInput.safeParse(fieldsOf(req.body));
  if (parsed.success) res.status(201).json(parsed.data);
  else {
    const fields = parsed.error.issues.map((issue) => issue.path[0]);
    // A field may have several issues.
    res.status(422).json({ invalid: [...new Set(fields)] });
  }
});

app.use((_req, res) => {
  res.status(404).json({ detail: 'Not Found' });
});
app.use(malformed);

app.listen(3000, (error) => {
  if (error) throw error;
  console.log('Listening on http://localhost:3000');
});
