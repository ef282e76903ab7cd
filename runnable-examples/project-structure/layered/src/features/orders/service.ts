import type { User } from '#src/features/users/index.ts';
import { NotFound } from '#src/shared/not-found.ts';
import type { OrderRepository } from './repository.ts';
import type { NewOrder, Order } from './schema.ts';

export type FindUser = (username: string) => Promise<User>;

export interface OrderService {
  place: (order: NewOrder) => Promise<Order>;
  find: (id: number) => Promise<Order>;
}

export function createOrderService(
  orders: OrderRepository,
  findUser: FindUser,
): OrderService {
  return {
    place: async ({ username, item }) => {
      const user = await findUser(username);
      return orders.add({ username: user.username, item });
    },
    find: async (id) => {
      const order = await orders.find(id);
      if (!order) throw new NotFound(`order ${id} not found`);
      return order;
    },
  };
}
