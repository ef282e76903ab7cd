import type { OrderRepository } from './repository.ts';
import { createOrderRouter } from './router.ts';
import { createOrderService } from './service.ts';
import type { FindUser } from './service.ts';

export { ordersInMemory } from './repository.ts';
export type { OrderRepository } from './repository.ts';

/** All that the rest of the program gets of the orders. */
export function createOrders(repository: OrderRepository, findUser: FindUser) {
  const service = createOrderService(repository, findUser);
  return { router: createOrderRouter(service) };
}
