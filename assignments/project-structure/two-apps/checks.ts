import { z } from 'zod';
import type { AssignmentDocument, Case, Probe } from '#checker/check.ts';

interface Shop {
  readonly name: string;
  readonly currency: string;
}

const Order = z.object({ id: z.int(), item: z.string(), price: z.string() });
type Order = z.infer<typeof Order>;

async function open({ ask, draw }: Probe, currency = draw.word(3).toUpperCase()): Promise<Shop> {
  const shop = { name: draw.word(12), currency };
  await ask({ method: 'POST', path: '/shops', json: shop }, { status: 201 });
  return shop;
}

/** Places an order in a shop, and returns what the shop says of it. */
async function place({ ask, draw, expect }: Probe, { name }: Shop): Promise<Order> {
  const sent = { item: draw.word(), price: draw.int(1, 99) };
  const { json } = await ask({ method: 'POST', path: `/shops/${name}/orders`, json: sent }, { status: 201 });
  expect('body', Order, json);
  return Order.parse(json);
}

const pathOf = ({ name }: Shop, { id }: Order): string => `/shops/${name}/orders/${id}`;

/** Time for a port that is being opened to be open. */
const OPENING_MS = 60;

export default {
  level: 'medium',
  checks: {
    'order-kept': {
      points: 1,
      given: true,
      see: 'order-found',
      cases: {
        one: async (probe) => {
          const shop = await open(probe);
          const order = await place(probe, shop);
          await probe.ask({ method: 'GET', path: pathOf(shop, order) }, { status: 200, json: { ...order } });
        },
        'the-first-of-two': async (probe) => {
          const shop = await open(probe);
          const order = await place(probe, shop);
          await place(probe, shop);
          await probe.ask({ method: 'GET', path: pathOf(shop, order) }, { status: 200, json: { ...order } });
        },
        'no-number': async (probe) => {
          const shop = await open(probe);
          const path = pathOf(shop, await place(probe, shop));
          await probe.ask({ method: 'GET', path: `${path}${probe.draw.word(2)}` }, { status: 404 });
          await probe.ask({ method: 'GET', path: `/shops/${shop.name}/orders/${probe.draw.word()}` }, { status: 404 });
        },
        unknown: async (probe) => {
          const { name } = await open(probe);
          await probe.ask({ method: 'GET', path: `/shops/${name}/orders/${probe.draw.int(1, 99)}` }, { status: 404 });
        },
      },
    },
    'orders-not-shared': {
      points: 3,
      see: 'state-of-the-module',
      requires: ['order-kept'],
      cases: {
        'opened-before': async (probe) => {
          const [one, other] = [await open(probe), await open(probe)];
          const order = await place(probe, one);
          await probe.ask({ method: 'GET', path: pathOf(other, order) }, { status: 404 });
        },
        'same-currency': async (probe) => {
          const one = await open(probe);
          const other = await open(probe, one.currency);
          const order = await place(probe, one);
          await probe.ask({ method: 'GET', path: pathOf(other, order) }, { status: 404 });
        },
        'opened-after': async (probe) => {
          const order = await place(probe, await open(probe));
          await probe.ask({ method: 'GET', path: pathOf(await open(probe), order) }, { status: 404 });
        },
      },
    },
    'own-count': {
      points: 2,
      see: 'state-of-the-module',
      requires: ['orders-not-shared'],
      cases: {
        'both-begin-at-1': async (probe) => {
          for (const shop of [await open(probe), await open(probe)]) {
            probe.expect('id', 1, (await place(probe, shop)).id);
            probe.expect('id', 2, (await place(probe, shop)).id);
          }
        },
        'refused-one-not-counted': async (probe) => {
          const shop = await open(probe);
          const { status } = await probe.ask({ method: 'POST', path: `/shops/${shop.name}/orders`, json: {} }, {});
          // Whoever takes such an order counts it.
          probe.expect('id', status === 201 ? 2 : 1, (await place(probe, shop)).id);
        },
      },
    },
    'own-settings': {
      points: 2,
      see: 'order-placed',
      requires: ['order-kept'],
      cases: {
        'first-after-second': async (probe) => {
          const [one] = [await open(probe), await open(probe)];
          const { price } = await place(probe, one);
          probe.expect('currency', one.currency, price.split(' ').at(-1));
        },
      },
    },
    'no-port-of-its-own': {
      points: 2,
      see: 'import-opens-a-port',
      cases: {
        'imported-and-created': async (probe) => {
          await open(probe);
          await probe.wait(OPENING_MS);
          probe.expect('ports', [3000], probe.ports());
        },
      },
    },
    'order-answered': {
      points: 1,
      see: 'order-placed',
      requires: ['own-count', 'own-settings'],
      cases: Object.fromEntries(
        Object.entries({ whole: 12, half: 12.5, cents: 0.99 }).map(([what, price]): [string, Case] => [
          what,
          async (probe) => {
            const { name, currency } = await open(probe, `${probe.draw.word(2)}X`);
            const item = ` ${probe.draw.word()} B`;
            await probe.ask(
              { method: 'POST', path: `/shops/${name}/orders`, json: { item, price } },
              { status: 201, json: { id: 1, item, price: `${price} ${currency}` } },
            );
          },
        ]),
      ),
    },
  },
  wrong: {
    'orders-of-one-request': 'order-kept',
    'orders-of-the-module': 'orders-not-shared',
    'count-of-the-module': 'own-count',
    'currency-of-the-module': 'own-settings',
    'port-on-import': 'no-port-of-its-own',
    'id-in-part': 'order-kept',
    'one-app-a-currency': 'orders-not-shared',
    'refused-orders-counted': 'own-count',
    'two-decimals': 'order-answered',
  },
} satisfies AssignmentDocument;
