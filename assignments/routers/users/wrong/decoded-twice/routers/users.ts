import { Router } from 'express';

export const users = Router();

users.get('/', (_req, res) => {
  res.json([{ username: 'Rick' }, { username: 'Morty' }]);
});

users.get('/me', (_req, res) => {
  res.json({ username: 'fakecurrentuser' });
});

users.get('/:username', (req, res) => {
  res.json({ username: decodeURIComponent(req.params.username) });
});
