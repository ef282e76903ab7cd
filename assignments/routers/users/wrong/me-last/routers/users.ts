import { Router } from 'express';

export const users = Router();

users.get('/', (_req, res) => {
  res.json([{ username: 'Rick' }, { username: 'Morty' }]);
});

users.get('/:username', (req, res) => {
  res.json({ username: req.params.username });
});

users.get('/me', (_req, res) => {
  res.json({ username: 'fakecurrentuser' });
});
