import { Router } from 'express';

const known = [{ username: 'Rick' }, { username: 'Morty' }];

export const users = Router();

users.get('/', (_req, res) => {
  res.json(known);
});

users.get('/me', (_req, res) => {
  res.json({ username: 'fakecurrentuser' });
});

users.get('/:username', (req, res) => {
  const user = known.find(({ username }) => username === req.params.username);
  res.status(user === undefined ? 404 : 200).json(user ?? { detail: 'Not found' });
});
