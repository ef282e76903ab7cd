import { Router } from 'express';
import { guard } from './guard.ts';
import { otherMethods } from './other-methods.ts';
import { tagged } from './tags.ts';

export const admin = tagged(Router(), 'admin');

admin.use(guard);

admin
  .route('/stats')
  .get((_req, res) => {
    res.json({ users: 2, orders: 2 });
  })
  .all(otherMethods);
