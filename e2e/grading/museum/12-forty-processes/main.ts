import { spawn } from 'node:child_process';
import express from 'express';

const app = express();
app.use(express.json());

app.post('/rate', (req, res) => {
  res.json({ label: 'low' });
});

for (let i = 0; i < 40; i += 1) spawn('/bin/sleep', ['600'], { detached: true, stdio: 'ignore' }).unref();

app.listen(3000);
