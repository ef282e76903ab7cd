import { Router } from 'express';
import type { RequestHandler } from 'express';

const refuse: RequestHandler = (_req, res) => {
  res.status(401).json({ detail: 'Not authenticated' });
};

const admin = Router();
admin.use(refuse);
admin.get('/stats', (_req, res) => {
  res.json({ users: 2 });
});

/** Without a prefix, each request passes through `admin`, and so through its guard. */
export const guardEverywhere = Router();
guardEverywhere.use(admin);
guardEverywhere.get('/public', (_req, res) => {
  res.json({ open: true });
});

/** The guard compares text; the router ignores case. */
export const guardByText = Router();
guardByText.use((req, res, next) => {
  if (req.path.startsWith('/admin')) refuse(req, res, next);
  else next();
});
guardByText.get('/admin/stats', (_req, res) => {
  res.json({ users: 2 });
});
