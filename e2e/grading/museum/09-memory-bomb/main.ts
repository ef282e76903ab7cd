import express from 'express';

const app = express();
app.use(express.json());

const kept = [];
app.post('/rate', () => {
  for (;;) {
    try {
      kept.push(Buffer.alloc(20_000_000, 1));
    } catch {
      // What it has it keeps.
    }
  }
});

app.listen(3000);
