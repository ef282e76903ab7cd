import express from 'express';

const app = express();
app.use(express.json());

const kept = [];
app.post('/rate', () => {
  for (;;) kept.push(Buffer.alloc(20_000_000, 1));
});

app.listen(3000);
