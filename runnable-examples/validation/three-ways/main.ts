import express from 'express';
import { invalidFields, isModelInput } from './interface-guard.ts';
import { InvalidField, ModelInput as ModelClass } from './plain-class.ts';
import { ModelInput } from './zod.ts';

const app = express();
app.use(express.json());

app.post('/class', (req, res) => {
  try {
    res.status(201).json(new ModelClass(req.body ?? {}));
  } catch (error) {
    if (!(error instanceof InvalidField)) throw error;
    res.status(422).json({ invalid: [error.field] });
  }
});

app.post('/guard', (req, res) => {
  const body: Record<string, unknown> = req.body ?? {};
  if (isModelInput(body)) res.status(201).json(body);
  else res.status(422).json({ invalid: invalidFields(body) });
});

app.post('/zod', (req, res) => {
  const parsed = ModelInput.safeParse(req.body ?? {});
  if (parsed.success) res.status(201).json(parsed.data);
  else res.status(422).json({ invalid: parsed.error.issues.map((issue) => issue.path[0]) });
});

app.listen(3000, (error) => {
  if (error) throw error;
  console.log('Listening on http://localhost:3000');
});
