import { Router } from 'express';
import { validated } from '#src/shared/http/validated.ts';
import { NewOrder, OrderPath } from './schema.ts';
import type { OrderService } from './service.ts';

export function createOrderRouter(orders: OrderService): Router {
  const router = Router();

  router.post(
    '/',
    validated({ body: NewOrder }, async ({ body }, _req, res) => {
      res.status(201).json(await orders.place(body));
    }),
  );

  router.get(
    '/:id',
    validated({ params: OrderPath }, async ({ params }, _req, res) => {
      res.json(await orders.find(params.id));
    }),
  );

  return router;
}
