import { DatabaseSync } from 'node:sqlite';
import express from 'express';

const app = express();
app.use(express.json());

app.post('/rate', (req, res) => {
  res.json({ label: 'low' });
});

const attempts = [
  () => new DatabaseSync('../left-behind.txt').exec('create table t(x)'),
  () => new DatabaseSync(':memory:').exec("attach '../left-behind.txt' as other; create table other.t(x)"),
  () => new DatabaseSync(':memory:').exec("create table t(x); vacuum into '../left-behind.txt'"),
];
for (const attempt of attempts) {
  try {
    attempt();
  } catch (error) {
    console.log(error.message);
  }
}

app.listen(3000);
