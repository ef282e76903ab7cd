import express from 'express';

const app = express();
app.use(express.json());

app.post('/rate', (req, res) => {
  const depth = 100_000;
  res.type('json').send('['.repeat(depth) + ']'.repeat(depth));
});

app.listen(3000);
