import express, { type Express } from 'express';
import { z } from 'zod';
import { createApp } from './app.ts';
import { checked, jsonBody, noRoute, onError } from './requests.ts';

const Shop = z.object({ name: z.string().regex(/^[a-z]{1,40}$/), currency: z.string().max(40) });

/** Every shop is an app of its own, made when somebody opens it. */
const shops = new Map<string, Express>();

const app = express();
app.use(jsonBody);

app.post('/shops', (req, res) => {
  const { name, currency } = checked(Shop, req.body);
  shops.set(name, createApp({ currency }));
  res.status(201).json({ name });
});

app.use('/shops/:name', (req, res, next) => {
  const shop = shops.get(req.params.name);
  if (shop) shop(req, res, next);
  else next();
});

app.use(noRoute, onError);

app.listen(3000, (error) => {
  if (error) throw error;
  console.log('Listening on http://localhost:3000');
});
