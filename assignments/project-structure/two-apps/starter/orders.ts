export interface NewOrder {
  readonly item: string;
  readonly price: string;
}

export interface Order extends NewOrder {
  readonly id: number;
}

// TODO: whose orders are these?
const orders: Order[] = [];

export function addOrder(order: NewOrder): Order {
  const added = { id: orders.length + 1, ...order };
  orders.push(added);
  return added;
}

export function findOrder(id: number): Order | undefined {
  return orders.find((order) => order.id === id);
}
