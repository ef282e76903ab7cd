import express from 'express';
import { malformed } from './malformed.ts';
import { admin, guard } from './routers/admin.ts';
import { userOrders } from './routers/user-orders.ts';

const app = express();
app.use('/users/:username/orders', userOrders);
app.use(guard);
app.use('/admin', admin);

app.get('/health', (_req, res) => {
  res.json({ status: 'ok' });
});

app.use(malformed);

app.listen(3000, (error) => {
  if (error) throw error;
  console.log('Listening on http://localhost:3000');
});
