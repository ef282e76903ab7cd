import express, { type Express } from 'express';
import { z } from 'zod';
import { addOrder, findOrder } from './orders.ts';
import { checked, jsonBody, noRoute, onError } from './requests.ts';

const NewOrder = z.object({ item: z.string().max(200), price: z.number() });

export interface Settings {
  readonly currency: string;
}

let currency = 'EUR';

const app = express();
app.use(jsonBody);

app.post('/orders', (req, res) => {
  const { item, price } = checked(NewOrder, req.body);
  res.status(201).json(addOrder({ item, price: `${price} ${currency}` }));
});

app.get('/orders/:id', (req, res) => {
  const order = findOrder(Number(req.params.id));
  if (order) res.json(order);
  else res.status(404).json({ detail: 'There is no such order' });
});

app.use(noRoute, onError);

// TODO: make a new app at every call, and open no port here.
app.listen(3001);

export function createApp(settings: Settings): Express {
  currency = settings.currency;
  return app;
}
