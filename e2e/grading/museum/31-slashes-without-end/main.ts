import express from 'express';

const app = express();
app.use(express.json());

app.post('/rate', (req, res) => {
  res.json({ label: '/'.repeat(200_000) });
});

app.listen(3000);
