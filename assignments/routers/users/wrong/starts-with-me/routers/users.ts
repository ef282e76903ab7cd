import { Router } from 'express';

export const users = Router();

users.get('/', (_req, res) => {
  res.json([{ username: 'Rick' }, { username: 'Morty' }]);
});

users.get('/:username', (req, res) => {
  const { username } = req.params;
  res.json({ username: username.startsWith('me') ? 'fakecurrentuser' : username });
});
