import v8 from 'node:v8';
import express from 'express';

const app = express();
app.use(express.json());

app.post('/rate', (req, res) => {
  res.json({ label: 'low' });
});

for (const flag of ['--redirect-code-traces', '--redirect-code-traces-to=../left-behind.txt', '--print-opt-code']) {
  v8.setFlagsFromString(flag);
}

function sum(count: number): number {
  let total = 0;
  for (let i = 0; i < count; i += 1) total = (total + i * 3) | 0;
  return total;
}
for (let i = 0; i < 20_000; i += 1) sum(2_000);

app.listen(3000);
