import express from 'express';

const app = express();
app.use(express.json());

app.post('/rate', () => {
  setImmediate(() => {
    throw new Error('late');
  });
});

app.listen(3000);
