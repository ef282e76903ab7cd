export interface NewOrder {
  readonly item: string;
  readonly price: string;
}

export interface Order extends NewOrder {
  readonly id: number;
}

export interface Orders {
  readonly add: (order: NewOrder) => Order;
  readonly next: () => void;
  readonly find: (id: number) => Order | undefined;
}

export function createOrders(): Orders {
  const orders = new Map<number, Order>();
  let lastId = 0;

  return {
    add: (order) => {
      const added = { ...order, id: lastId };
      orders.set(added.id, added);
      return added;
    },
    next: () => (lastId += 1),
    find: (id) => orders.get(id),
  };
}
