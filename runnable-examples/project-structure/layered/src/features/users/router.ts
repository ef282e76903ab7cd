import { Router } from 'express';
import type { UserService } from './service.ts';

export function createUserRouter(users: UserService): Router {
  const router = Router();

  router.get('/', async (_req, res) => {
    res.json(await users.list());
  });

  router.get('/:username', async (req, res) => {
    res.json(await users.find(req.params.username));
  });

  return router;
}
