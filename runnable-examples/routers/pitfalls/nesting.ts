import { Router } from 'express';

/** The prefix is written in the router and again where it is mounted. */
export const prefixTwice = Router();
const users = Router();
users.get('/users/:username', (req, res) => {
  res.json({ username: req.params.username });
});
prefixTwice.use('/users', users);

/** `get` matches the whole path and takes nothing off it. */
export const mountedWithGet = Router();
const orders = Router();
orders.get('/', (_req, res) => {
  res.json([{ order: 'Taco' }]);
});
mountedWithGet.get('/orders', orders);

/** Without `mergeParams`, a router sees only its own part of the path. */
export const paramsLost = Router();
const lost = Router();
lost.get('/orders', (req, res) => {
  res.json({ params: req.params });
});
paramsLost.use('/users/:username', lost);

/** Merged, and yet one name can hold only one value. */
export const paramHidden = Router();
const hidden = Router({ mergeParams: true });
hidden.get('/orders/:id', (req, res) => {
  res.json({ params: req.params });
});
paramHidden.use('/users/:id', hidden);
