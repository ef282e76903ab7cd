import { Router } from 'express';
import { z } from 'zod';
import { tagged } from './tags.ts';

/** `username` stands in the path of the mount, so this router sees it only by `mergeParams`. */
export const userOrders = tagged(Router({ mergeParams: true }), 'users', 'orders');

userOrders.use((req, _res, next) => {
  console.log(`base ${req.baseUrl}, rest ${req.url}, whole ${req.originalUrl}`);
  next();
});

const Owner = z.object({ username: z.string() });

userOrders.get('/', (req, res) => {
  const { username } = Owner.parse(req.params);
  res.json({ username, orders: [{ order: 'Taco' }] });
});

userOrders.get('/:order_id', (req, res) => {
  const { username } = Owner.parse(req.params);
  res.json({ username, order_id: req.params.order_id });
});
