import { Router } from 'express';
import { z } from 'zod';

const Owner = z.object({ id: z.string() });

export const userOrders = Router({ mergeParams: true });

userOrders.get('/', (req, res) => {
  const { id } = Owner.parse(req.params);
  res.json({ username: id, orders: [{ order: 'Taco' }] });
});

userOrders.get('/:id', (req, res) => {
  const { id } = Owner.parse(req.params);
  res.json({ username: id, order_id: req.params.id });
});
