import express, { type Express } from 'express';
import { z } from 'zod';
import { createOrders } from './orders.ts';

const NewOrder = z.object({ item: z.string(), price: z.number() });

express().listen(3001);

export interface Settings {
  readonly currency: string;
}

export function createApp({ currency }: Settings): Express {
  const orders = createOrders();
  const app = express();
  app.use(express.json());

  app.post('/orders', (req, res) => {
    const { item, price } = NewOrder.parse(req.body);
    res.status(201).json(orders.add({ item, price: `${price} ${currency}` }));
  });

  app.get('/orders/:id', (req, res) => {
    const order = orders.find(Number(req.params.id));
    if (order) res.json(order);
    else res.status(404).json({ detail: 'There is no such order' });
  });

  return app;
}
