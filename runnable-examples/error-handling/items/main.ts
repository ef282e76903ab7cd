import express, { Router } from 'express';
import type { RequestHandler } from 'express';
import { HttpError, httpErrors } from './http-error.ts';
import { plainProblem } from './plain-problem.ts';

const items = new Map([
  ['1', 'Boostcamp'],
  ['2', 'AI'],
  ['3', 'Tech'],
]);

type ById = RequestHandler<{ id: string }>;

const findByIdV0: ById = (req, res) => {
  res.json(items.get(req.params.id));
};

/** As strict as `items[id]` is in Python. */
function itemOrThrow(id: string): string {
  const item = items.get(id);
  if (item === undefined) throw new Error(`KeyError: ${encodeURIComponent(id)}`);
  return item;
}

const findByIdV1: ById = (req, res) => {
  res.json(itemOrThrow(req.params.id));
};

const findByIdV2: ById = (req, res) => {
  const { id } = req.params;
  const item = items.get(id);
  if (item === undefined) throw new HttpError(404, `아이템을 찾을 수 없습니다 [id: ${id}]`);
  res.json(item);
};

/** The same lookups, with another error handler behind them. */
const problems = Router();
problems.get('/v1/:id', findByIdV1);
problems.get('/v2/:id', findByIdV2);
problems.use(plainProblem);

const app = express();

app.get('/v0/:id', findByIdV0);
app.get('/v1/:id', findByIdV1);
app.get('/v2/:id', findByIdV2);
app.use('/problems', problems);
app.use(httpErrors);

app.listen(3000, (error) => {
  if (error) throw error;
  console.log('Listening on http://localhost:3000');
});
