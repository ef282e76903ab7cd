import { Router } from 'express';

export const users = Router();

users.route('/').get((_req, res) => {
  res.json([{ username: 'Rick' }, { username: 'Morty' }]);
});

users.route('/me').get((_req, res) => {
  res.json({ username: 'fakecurrentuser' });
});

users
  .route('/:username')
  .get((req, res) => {
    res.json({ username: req.params.username });
  })
  .delete((_req, res) => {
    res.status(204).end();
  });
