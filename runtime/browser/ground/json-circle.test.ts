/** Node itself says what is right. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { wordsOfCircle } from './json-circle.ts';

const stringify = (value: unknown, replacer: (this: unknown, key: string, value: unknown) => unknown): unknown =>
  JSON.stringify(value, replacer);

function wordsOfNode(value: unknown, replacer?: (key: string, value: unknown) => unknown): string | undefined {
  try {
    JSON.stringify(value, replacer);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : undefined;
  }
}

class Order {
  items: unknown[] = [];
}

/** Of so many links; the last one leads back to the first. */
function circleOf(links: number): unknown {
  const first: Record<string, unknown> = {};
  let last = first;
  for (let link = 1; link < links; link += 1) {
    const next: Record<string, unknown> = {};
    last[`next${String(link)}`] = next;
    last = next;
  }
  last['first'] = first;
  return first;
}

function inOrder(): unknown {
  const order = new Order();
  order.items.push(1, { order });
  return { name: 'kim', list: [[], [order]] };
}

function withoutPrototype(): unknown {
  const bare: Record<string, unknown> = { __proto__: null, deep: {} };
  bare['me'] = [bare];
  return bare;
}

const twice = {};
const values: readonly unknown[] = [
  ...[1, 2, 3, 4, 5, 9].map(circleOf),
  inOrder(),
  withoutPrototype(),
  { toJSON: () => circleOf(2) },
  { one: twice, other: [twice, twice] },
  {},
  1,
];

for (const [index, value] of values.entries()) {
  test(`value ${String(index)} is refused in V8's words`, () => {
    assert.equal(wordsOfCircle(stringify, value), wordsOfNode(value));
  });
}

test('the replacer of the program is heard', () => {
  const value = { hidden: circleOf(1), shown: { deep: circleOf(3) } };
  const replacer = (key: string, held: unknown): unknown => (key === 'hidden' ? undefined : held);
  assert.equal(wordsOfCircle(stringify, value, replacer), wordsOfNode(value, replacer));
  assert.equal(wordsOfCircle(stringify, value, ['shown']), undefined);
});
