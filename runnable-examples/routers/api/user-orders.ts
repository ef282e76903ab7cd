import { Router } from 'express';
import { z } from 'zod';
import { otherMethods } from './other-methods.ts';
import { tagged } from './tags.ts';

/** `username` stands in the path of the mount, so this router sees it only by `mergeParams`. */
export const userOrders = tagged(Router({ mergeParams: true }), 'users', 'orders');

userOrders.use(({ baseUrl, path, originalUrl }, _res, next) => {
  const [whole] = originalUrl.split('?', 1); // A query may hold a token.
  console.log(`base ${baseUrl}, rest ${path}, whole ${whole}`);
  next();
});

const Owner = z.object({ username: z.string() });

userOrders
  .route('/')
  .get((req, res) => {
    const { username } = Owner.parse(req.params);
    res.json({ username, orders: [{ order: 'Taco' }] });
  })
  .all(otherMethods);

userOrders
  .route('/:order_id')
  .get((req, res) => {
    const { username } = Owner.parse(req.params);
    res.json({ username, order_id: req.params.order_id });
  })
  .all(otherMethods);
