import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import express, { Router } from 'express';
import type { ErrorRequestHandler } from 'express';
import { z } from 'zod';
import { noRoute, onError } from './errors.ts';
import { NewFeature, createFeature } from './feature.ts';
import { CannotScaffold, capitalized } from './fill.ts';
import { jsonBody } from './json-body.ts';
import { validated } from './validated.ts';

const app = express();
app.use(jsonBody);

/** Features that are created later still come before `noRoute`. */
const features = Router();

const Exports = z.record(
  z.string(),
  z.custom<() => { router: Router }>((value) => typeof value === 'function'),
);

/** Imports the new feature and mounts it, to show that it works. */
async function mount(name: string): Promise<void> {
  const index = pathToFileURL(resolve(`src/features/${name}/index.ts`)).href;
  const create = Exports.parse(await import(index))[`create${capitalized(name)}`];
  if (create) features.use(`/${name}`, create().router);
}

app.post(
  '/features',
  validated({ body: NewFeature }, async ({ body }, _req, res) => {
    const created = createFeature(body);
    await mount(body.name);
    res.status(201).json({ created });
  }),
);

/** A folder is no file, so it is not found. */
const source = express.static('src', {
  redirect: false,
  setHeaders: (res) => res.type('text/plain'),
});
app.use('/src', source);

const answerCannot: ErrorRequestHandler = (error, _req, res, next) => {
  if (!(error instanceof CannotScaffold) || res.headersSent) return next(error);
  res.status(409).json({ detail: error.message });
};

app.use(features, noRoute, answerCannot, onError);

app.listen(3000, (error) => {
  if (error) throw error;
  console.log('Listening on http://localhost:3000');
});
