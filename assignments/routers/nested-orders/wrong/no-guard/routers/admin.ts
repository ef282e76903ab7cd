import { Router } from 'express';

export const admin = Router();

admin.get('/stats', (_req, res) => {
  res.json({ users: 2, orders: 2 });
});
