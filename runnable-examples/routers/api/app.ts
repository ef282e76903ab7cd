import express, { Router } from 'express';
import { admin } from './admin.ts';
import { malformed } from './malformed.ts';
import { orders } from './orders.ts';
import { otherMethods } from './other-methods.ts';
import { userOrders } from './user-orders.ts';
import { users } from './users.ts';

const v1 = Router();
v1.use('/users', users);
v1.use('/orders', orders);

const v2 = Router();
v2.use('/users', users);
v2.use('/users/:username/orders', userOrders);

export const app = express();
app.use('/v1', v1);
app.use('/v2', v2);
app.use('/admin', admin);

app
  .route('/health')
  .get((_req, res) => {
    res.json({ status: 'ok' });
  })
  .all(otherMethods);

app.use((req, res) => {
  res.status(404).json({ detail: `No route for ${req.method} ${req.path}` });
});
app.use(malformed);
