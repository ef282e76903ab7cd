import { Router } from 'express';

/** `/me` is a username like any other, since the pattern stands first. */
export const meLast = Router();

meLast.get('/:username', (req, res) => {
  res.json({ username: req.params.username });
});
meLast.get('/me', (_req, res) => {
  res.json({ username: 'fakecurrentuser' });
});

/** The middleware stands behind the route that it was meant for. */
export const stampLast = Router();

stampLast.get('/time', (_req, res) => {
  res.json({ stamp: res.get('x-stamp') ?? null });
});
stampLast.use((_req, res, next) => {
  res.set('x-stamp', 'here');
  next();
});
