import express from 'express';
import { FeatureRow } from './feature-row.ts';
import { malformed } from './malformed.ts';

const app = express();
app.use(express.json());

app.post('/features', (req, res) => {
  const parsed = FeatureRow.safeParse(req.body);
  if (!parsed.success) {
    const fields = new Set(parsed.error.issues.map((issue) => issue.path.join('.')));
    res.status(422).json({ fields: [...fields] });
    return;
  }
  res.status(201).json({ accepted: req.body });
});

app.use(malformed);

app.listen(3000, (error) => {
  if (error) throw error;
  console.log('Listening on http://localhost:3000');
});
