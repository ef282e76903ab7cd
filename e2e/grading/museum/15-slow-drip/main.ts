import express from 'express';

const app = express();
app.use(express.json());

app.post('/rate', (req, res) => {
  res.write('{');
  setInterval(() => res.write(' '), 100);
});

app.listen(3000);
