import express from 'express';
import { orders } from './routers/orders.ts';
import { users } from './routers/users.ts';

const app = express();
app.use('/users', users);
app.use('/orders', orders);

app.listen(3000, (error) => {
  if (error) throw error;
  console.log('Listening on http://localhost:3000');
});
