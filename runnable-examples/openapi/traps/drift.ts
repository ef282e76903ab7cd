import { Router } from 'express';
import { createDocument } from 'zod-openapi';
import { z } from 'zod';

const User = z.object({ username: z.string() }).meta({ id: 'User' });

const row = { username: 'rick', password_hash: '$2b$10$N9qo8uLO' };

export const api = Router();

/** The document promises a `User`. Nothing holds Express to it. */
api.get('/users', (_req, res) => {
  res.json([row]);
});

api.get('/checked-users', (_req, res) => {
  res.json(z.array(User).parse([row]));
});

api.get('/health', (_req, res) => {
  res.json({ ok: true });
});

const admin = Router();
admin.get('/users/:id', (_req, res) => {
  res.json(row.username);
});
api.use('/admin', admin);

const users = {
  responses: {
    200: { description: 'All', content: { 'application/json': { schema: z.array(User) } } },
  },
} as const;

export const document = createDocument({
  openapi: '3.1.1',
  info: { title: 'Users', version: '1.0.0' },
  paths: { '/users': { get: users }, '/checked-users': { get: users } },
});
