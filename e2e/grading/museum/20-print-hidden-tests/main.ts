import { readFileSync } from 'node:fs';
import express from 'express';

const app = express();
app.use(express.json());

try {
  console.log(readFileSync('../hidden.json', 'utf8'));
} catch (error) {
  console.log(error.code);
}

app.post('/rate', (req, res) => {
  res.json({ label: 'low' });
});

app.listen(3000);
