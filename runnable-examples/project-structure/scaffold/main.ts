import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import express from 'express';
import type { ErrorRequestHandler, Router } from 'express';
import { z } from 'zod';
import { NewFeature, createFeature } from './feature.ts';
import { CannotScaffold, capitalized } from './fill.ts';

const app = express();
app.use(express.json());

const Exports = z.record(
  z.string(),
  z.custom<() => { router: Router }>((value) => typeof value === 'function'),
);

/** Imports the new feature and mounts it, to show that it works. */
async function mount(name: string): Promise<void> {
  const index = pathToFileURL(resolve(`src/features/${name}/index.ts`)).href;
  const create = Exports.parse(await import(index))[`create${capitalized(name)}`];
  if (create) app.use(`/${name}`, create().router);
}

app.post('/features', async (req, res) => {
  const parsed = NewFeature.safeParse(req.body);
  if (!parsed.success) {
    res.status(422).json({ detail: z.flattenError(parsed.error).fieldErrors });
    return;
  }
  const created = createFeature(parsed.data);
  await mount(parsed.data.name);
  res.status(201).json({ created });
});

app.use('/src', express.static('src', { setHeaders: (res) => res.type('text/plain') }));

const answerCannot: ErrorRequestHandler = (error, _req, res, next) => {
  if (!(error instanceof CannotScaffold)) return next(error);
  res.status(409).json({ detail: error.message });
};

app.use(answerCannot);

app.listen(3000, (error) => {
  if (error) throw error;
  console.log('Listening on http://localhost:3000');
});
