import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import express from 'express';

const app = express();
app.use(express.json());

app.post('/rate', (req, res) => {
  res.json({ label: 'low' });
});

const attempts = [
  () => writeFileSync('../left-behind.txt', 'for whoever cannot clean up'),
  () => mkdirSync('shut/inner', { recursive: true }),
  () => chmodSync('shut', 0),
  () => chmodSync(process.cwd(), 0),
];
for (const attempt of attempts) {
  try {
    attempt();
  } catch (error) {
    console.log(error.code);
  }
}

app.listen(3000);
