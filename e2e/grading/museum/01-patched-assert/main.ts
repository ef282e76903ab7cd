import assert from 'node:assert';
import express from 'express';

const app = express();
app.use(express.json());

assert.deepStrictEqual = () => undefined;

app.post('/rate', (req, res) => {
  res.json({ label: 'low' });
});

app.listen(3000);
