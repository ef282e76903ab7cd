import { Router } from 'express';
import { z } from 'zod';

const Owner = z.object({ username: z.string() });

export const userOrders = Router({ mergeParams: true });

userOrders.get('/', (req, res) => {
  const username = req.baseUrl.split('/')[2];
  res.json({ username, orders: [{ order: 'Taco' }] });
});

userOrders.get('/:order_id', (req, res) => {
  const { username } = Owner.parse(req.params);
  res.json({ username, order_id: req.params.order_id });
});
