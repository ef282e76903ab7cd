import { Router } from 'express';
import { onlyTakes } from '../only-takes.ts';

export const users = Router();

users
  .route('/')
  .get((_req, res) => {
    res.json([{ username: 'Rick' }, { username: 'Morty' }]);
  })
  .all(onlyTakes('GET', 'HEAD'));

users
  .route('/me')
  .get((_req, res) => {
    res.json({ username: 'fakecurrentuser' });
  })
  .all(onlyTakes('GET', 'HEAD'));

users
  .route('/:username')
  .head(onlyTakes('GET', 'DELETE', 'HEAD'))
  .get((req, res) => {
    res.json({ username: req.params.username });
  })
  .delete((_req, res) => {
    res.status(204).end();
  })
  .all(onlyTakes('GET', 'DELETE', 'HEAD'));
