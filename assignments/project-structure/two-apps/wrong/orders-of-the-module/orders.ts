export interface NewOrder {
  readonly item: string;
  readonly price: string;
}

export interface Order extends NewOrder {
  readonly id: number;
}

export interface Orders {
  readonly add: (order: NewOrder) => Order;
  readonly find: (id: number) => Order | undefined;
}

const orders = new Map<number, Order>();

export function createOrders(): Orders {
  let lastId = 0;

  return {
    add: (order) => {
      lastId += 1;
      const added = { ...order, id: lastId };
      orders.set(added.id, added);
      return added;
    },
    find: (id) => orders.get(id),
  };
}
