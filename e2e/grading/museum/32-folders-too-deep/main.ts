import { mkdirSync, renameSync } from 'node:fs';
import express from 'express';

const app = express();
app.use(express.json());

app.post('/rate', (req, res) => {
  res.json({ label: 'low' });
});

const name = 'd'.repeat(200);
const chain = (top: string): string => {
  let path = `${process.cwd()}/${top}`;
  mkdirSync(path);
  for (; path.length < 3_700; path += `/${name}`) mkdirSync(`${path}/${name}`);
  return path;
};

try {
  const deepest = chain('first');
  chain('second');
  renameSync('second', `${deepest}/second`);
} catch (error) {
  console.log(error.code);
}

app.listen(3000);
