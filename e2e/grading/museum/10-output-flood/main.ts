import { writeSync } from 'node:fs';
import express from 'express';

const app = express();
app.use(express.json());

const line = 'flood '.repeat(10_000);
app.post('/rate', () => {
  for (;;) writeSync(1, line);
});

app.listen(3000);
