import express from 'express';

const app = express();
app.use(express.json());

app.post('/rate', (req, res) => {
  const chunk = Buffer.alloc(1_000_000, 32);
  const more = () => {
    while (res.write(chunk));
    res.once('drain', more);
  };
  more();
});

app.listen(3000);
