import { Router } from 'express';

export const users = Router();

users.get('/users', (_req, res) => {
  res.json([{ username: 'Rick' }, { username: 'Morty' }]);
});

users.get('/users/me', (_req, res) => {
  res.json({ username: 'fakecurrentuser' });
});

users.get('/users/:username', (req, res) => {
  res.json({ username: req.params.username });
});
