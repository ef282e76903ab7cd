import express from 'express';
import { z } from 'zod';
import { directoryInside } from './directory-inside.ts';
import { malformed } from './malformed.ts';

/** The checks send the root and all directories with each request, so that none of it needs a disk. */
const Deployment = z.object({
  root: z.string(),
  directories: z.array(z.string()),
  target_dir: z.string(),
});

const app = express();
app.use(express.json());

app.post('/deploy', (req, res) => {
  const deployment = Deployment.safeParse(req.body);
  if (!deployment.success) {
    res.status(422).json({ detail: z.prettifyError(deployment.error) });
    return;
  }
  const { root, directories, target_dir } = deployment.data;
  const directory = directoryInside(root, target_dir, new Set(directories));
  if (directory === undefined) {
    res.status(422).json({ detail: 'Not a directory inside the root' });
    return;
  }
  res.json({ directory });
});

app.use(malformed);

app.listen(3000, (error) => {
  if (error) throw error;
  console.log('Listening on http://localhost:3000');
});
