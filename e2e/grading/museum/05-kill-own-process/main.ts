import express from 'express';

const app = express();
app.use(express.json());

app.post('/rate', () => {
  process.kill(process.pid, 'SIGKILL');
});

app.listen(3000);
