import { rmSync } from 'node:fs';
import express from 'express';

const app = express();
app.use(express.json());

app.post('/rate', (req, res) => {
  res.json({ label: 'low' });
});

try {
  rmSync('../hidden.json');
} catch (error) {
  console.log(error.code);
}

app.listen(3000);
