import { Router } from 'express';
import { NewOrder } from './schema.ts';
import type { OrderService } from './service.ts';

export function createOrderRouter(orders: OrderService): Router {
  const router = Router();

  router.post('/', async (req, res) => {
    const parsed = NewOrder.safeParse(req.body);
    if (!parsed.success) {
      const detail = parsed.error.issues.map(({ code, path }) => ({
        type: code,
        loc: path,
      }));
      res.status(422).json({ detail });
      return;
    }
    res.status(201).json(await orders.place(parsed.data));
  });

  router.get('/:id', async (req, res) => {
    res.json(await orders.find(Number(req.params.id)));
  });

  return router;
}
