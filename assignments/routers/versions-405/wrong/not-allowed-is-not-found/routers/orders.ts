import { Router } from 'express';

export const orders = Router();

orders.route('/').get((_req, res) => {
  res.json([{ order: 'Taco' }]);
});
