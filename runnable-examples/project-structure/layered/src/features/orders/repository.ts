import type { NewOrder, Order } from './schema.ts';

export interface OrderRepository {
  add: (order: NewOrder) => Promise<Order>;
  find: (id: number) => Promise<Order | undefined>;
}

export function ordersInMemory(): OrderRepository {
  const orders: Order[] = [];
  return {
    add: (order) => {
      const added = { ...order, id: orders.length + 1 };
      orders.push(added);
      return Promise.resolve(added);
    },
    find: (id) => Promise.resolve(orders.find((order) => order.id === id)),
  };
}
