import express from 'express';
import { z } from 'zod';
import { treeifyError } from 'zod/v4/core';

const Query = z.object({ page: z.coerce.number().int().default(1) });
const app = express();
app.get('/', (req, res) => {
  const { error } = Query.safeParse({ page: 'x' });
  res.json({ good: Query.parse(req.query), wrong: error === undefined ? error : treeifyError(error) });
});
app.listen(3000);
