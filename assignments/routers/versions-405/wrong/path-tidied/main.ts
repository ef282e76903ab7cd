import express, { Router } from 'express';
import { malformed } from './malformed.ts';
import { orders } from './routers/orders.ts';
import { users } from './routers/users.ts';

const v1 = Router();
v1.use('/users', users);
v1.use('/orders', orders);

const v2 = Router();
v2.use('/users/:username/orders', orders);
v2.use('/users', users);

const app = express();
app.use('/v1', v1);
app.use('/v2', v2);

app.use((req, res) => {
  res.status(404).json({ detail: `No route for ${req.method} ${req.path.replace(/(.)\/$/, '$1')}` });
});

app.use(malformed);

app.listen(3000, (error) => {
  if (error) throw error;
  console.log('Listening on http://localhost:3000');
});
