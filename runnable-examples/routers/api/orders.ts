import { Router } from 'express';
import { otherMethods } from './other-methods.ts';
import { tagged } from './tags.ts';

export const orders = tagged(Router(), 'orders');

orders
  .route('/')
  .get((_req, res) => {
    res.json([{ order: 'Taco' }, { order: 'Burritto' }]);
  })
  .all(otherMethods);

orders
  .route('/:order_id')
  .get((req, res) => {
    res.json({ order_id: req.params.order_id });
  })
  .all(otherMethods);
