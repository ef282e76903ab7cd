import { Router } from 'express';
import { otherMethods } from './other-methods.ts';
import { tagged } from './tags.ts';

export const users = tagged(Router(), 'users');

users
  .route('/')
  .get((_req, res) => {
    res.json([{ username: 'Rick' }, { username: 'Morty' }]);
  })
  .all(otherMethods);

users
  .route('/me')
  .get((_req, res) => {
    res.json({ username: 'fakecurrentuser' });
  })
  .all(otherMethods);

users
  .route('/:username')
  .get((req, res) => {
    res.json({ username: req.params.username });
  })
  .delete((_req, res) => {
    res.status(204).end();
  })
  .all(otherMethods);
