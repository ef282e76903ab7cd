import express from 'express';
import { z } from 'zod';
import { directoryInside } from './directory-inside.ts';

/** The checks send the root and all directories with each request, so that none of it needs a disk. */
const Deployment = z.object({
  root: z.string(),
  directories: z.array(z.string()),
  target_dir: z.string(),
});

const app = express();
app.use(express.json());

app.post('/deploy', (req, res) => {
  const { root, directories, target_dir } = Deployment.parse(req.body);
  const directory = directoryInside(root, target_dir, new Set(directories));
  if (directory === undefined) {
    res.status(422).json({ detail: 'Not a directory inside the root' });
    return;
  }
  res.json({ directory });
});

app.listen(3000, (error) => {
  if (error) throw error;
  console.log('Listening on http://localhost:3000');
});
