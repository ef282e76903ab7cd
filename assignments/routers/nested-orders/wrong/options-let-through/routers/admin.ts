import { Router } from 'express';
import type { RequestHandler } from 'express';
import { isSameText } from '../same-text.ts';

const guard: RequestHandler = (req, res, next) => {
  if (req.method === 'OPTIONS') return next();
  const key = process.env['API_KEY'];
  if (key && isSameText(req.get('authorization') ?? '', `Bearer ${key}`)) {
    next();
    return;
  }
  res.set('WWW-Authenticate', 'Bearer');
  res.status(401).json({ detail: 'Not authenticated' });
};

export const admin = Router();

admin.use(guard);

admin.get('/stats', (_req, res) => {
  res.json({ users: 2, orders: 2 });
});
