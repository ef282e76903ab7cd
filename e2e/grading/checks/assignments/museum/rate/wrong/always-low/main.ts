import express from 'express';

const app = express();
app.use(express.json());

app.post('/rate', (_req, res) => {
  res.json({ label: 'low' });
});

app.listen(3000);
