import { Router } from 'express';

// TODO: this router does not see whose orders it serves.
export const userOrders = Router();

userOrders.get('/', (req, res) => {
  res.json({ ...req.params, orders: [{ order: 'Taco' }] });
});

userOrders.get('/:order_id', (req, res) => {
  res.json({ ...req.params });
});
