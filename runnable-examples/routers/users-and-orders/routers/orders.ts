import { Router } from 'express';

export const orders = Router();

orders.get('/', (_req, res) => {
  res.json([{ order: 'Taco' }, { order: 'Burritto' }]);
});

orders.get('/me', (_req, res) => {
  res.json({ my_order: 'taco' });
});

orders.get('/:order_id', (req, res) => {
  res.json({ order_id: req.params.order_id });
});
