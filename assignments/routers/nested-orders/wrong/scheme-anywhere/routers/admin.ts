import { Router } from 'express';
import type { RequestHandler } from 'express';
import { isSameText } from '../same-text.ts';

const guard: RequestHandler = (req, res, next) => {
  const key = process.env['API_KEY'];
  // The scheme in any spelling, as HTTP has it; the key to the letter.
  const [, sent = ''] = /Bearer +(\S+)$/i.exec(req.get('authorization') ?? '') ?? [];
  if (key && isSameText(sent, key)) {
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
