import express from 'express';

const app = express();
app.use(express.json());

app.post('/rate', () => {
  for (;;);
});

app.listen(3000);
