import { Router } from 'express';
import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express';

const boom: RequestHandler = () => {
  throw new Error('boom');
};

const answer500: ErrorRequestHandler = (error, _req, res, next) => {
  if (res.headersSent) return next(error);
  res.status(500).json({ title: 'Internal Server Error' });
};

/** Looks like an error handler, also to the compiler. Express calls it with `req, res, next`. */
function threeOnly(_error: Error, _req: Request, res: Response): void {
  res.status(500).json({ title: 'Internal Server Error' });
}

export const threeParameters = Router();
threeParameters.get('/boom', boom);
threeParameters.use(threeOnly);

export const handlerFirst = Router();
handlerFirst.use(answer500);
handlerFirst.get('/boom', boom);

export const noRouteFirst = Router();
noRouteFirst.use((_req, res) => {
  res.status(404).json({ title: 'Not Found' });
});
noRouteFirst.get('/items', (_req, res) => {
  res.json(['Boostcamp', 'AI', 'Tech']);
});
