import express, { type Express } from 'express';
import { z } from 'zod';
import { createOrders } from './orders.ts';
import { checked, jsonBody, noRoute, onError } from './requests.ts';

const NewOrder = z.object({ item: z.string().max(200), price: z.number() });

export interface Settings {
  readonly currency: string;
}

export function createApp({ currency }: Settings): Express {
  const orders = createOrders();
  const app = express();
  app.use(jsonBody);

  app.post('/orders', (req, res) => {
    orders.next();
    const { item, price } = checked(NewOrder, req.body);
    res.status(201).json(orders.add({ item, price: `${price} ${currency}` }));
  });

  app.get('/orders/:id', (req, res) => {
    const order = orders.find(Number(req.params.id));
    if (order) res.json(order);
    else res.status(404).json({ detail: 'There is no such order' });
  });

  app.use(noRoute, onError);
  return app;
}
