/** The same six routes, before there were routers. */
import express from 'express';

const app = express();

app.get('/users', (_req, res) => {
  res.json([{ username: 'Rick' }, { username: 'Morty' }]);
});

app.get('/users/me', (_req, res) => {
  res.json({ username: 'fakecurrentuser' });
});

app.get('/users/:username', (req, res) => {
  res.json({ username: req.params.username });
});

app.get('/orders', (_req, res) => {
  res.json([{ order: 'Taco' }, { order: 'Burritto' }]);
});

app.get('/orders/me', (_req, res) => {
  res.json({ my_order: 'taco' });
});

app.get('/orders/:order_id', (req, res) => {
  res.json({ order_id: req.params.order_id });
});

app.listen(3000, (error) => {
  if (error) throw error;
  console.log('Listening on http://localhost:3000');
});
