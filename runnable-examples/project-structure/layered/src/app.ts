import express from 'express';
import type { ErrorRequestHandler, Express } from 'express';
import { createOrders } from '#src/features/orders/index.ts';
import type { OrderRepository } from '#src/features/orders/index.ts';
import { createUsers } from '#src/features/users/index.ts';
import type { UserRepository } from '#src/features/users/index.ts';
import { noRoute, onError } from '#src/shared/http/errors.ts';
import { jsonBody } from '#src/shared/http/json-body.ts';
import { NotFound } from '#src/shared/not-found.ts';

interface Repositories {
  users: UserRepository;
  orders: OrderRepository;
}

const answerNotFound: ErrorRequestHandler = (error, _req, res, next) => {
  if (!(error instanceof NotFound) || res.headersSent) return next(error);
  res.status(404).json({ detail: error.message });
};

/** The whole app, and no port: whoever calls this may listen, or test. */
export function createApp(repositories: Repositories): Express {
  const users = createUsers(repositories.users);
  const orders = createOrders(repositories.orders, users.find);

  const app = express();
  app.use(jsonBody);
  app.use('/api/v1/users', users.router);
  app.use('/api/v1/orders', orders.router);
  app.use(noRoute, answerNotFound, onError);
  return app;
}
