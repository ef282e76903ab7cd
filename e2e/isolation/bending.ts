/**
 * Makes a worker say, beside each message that its program brings about, many bent copies of it: members lost, of
 * another type or out of range. Put before the worker's script, it holds what leads to the page before our code does.
 */

interface Bending {
  readonly seed: number;
  /** So many in each worker. */
  readonly most: number;
}

/** Runs in the worker, by its text: nothing from outside of it. */
function bendMessages({ seed, most }: Bending): void {
  const BENT_COPIES = 40;
  let left = most;
  // Each worker draws others.
  let state = (seed + Math.trunc(performance.timeOrigin)) & 0x7fffffff;
  const draw = (below: number): number => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return (state >>> 8) % below;
  };
  const seen: unknown[] = [];
  const odd: readonly unknown[] = [
    undefined,
    null,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    -1,
    0.5,
    1e308,
    2 ** 53,
    '',
    'As documented ✓',
    '\u202estopped by you\u2069',
    'x'.repeat(3_000),
    [],
    {},
    true,
    10n,
    new Date(0),
    /x/,
    new Map([['type', 'exit']]),
    new Error('bent'),
    new Uint8Array(500),
    new Float64Array(8),
    { type: 'several', messages: [{ type: 'several', messages: [] }] },
  ];
  const bend = (value: unknown, depth: number): unknown => {
    if (depth > 8 || draw(6) === 0) return odd[draw(odd.length)];
    if (draw(12) === 0) return seen[draw(seen.length)];
    if (typeof value === 'number') return draw(2) === 0 ? value : value + draw(3) - 1;
    if (Array.isArray(value)) return value.map((each: unknown) => bend(each, depth + 1));
    if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value;
    if (value instanceof MessagePort) return undefined;
    const kept = Object.entries(value).filter(() => draw(9) !== 0);
    return Object.fromEntries(
      kept.map(([key, member]) => [key, key === 'type' && draw(3) > 0 ? member : bend(member, depth + 1)]),
    );
  };
  const sayBent = (send: (message: unknown) => void, message: unknown): void => {
    if (typeof message !== 'object' || message === null || !('type' in message)) return;
    if (message.type === 'booted' || message.type === 'warm') return;
    if (seen.length < 50) seen.push(message);
    for (let copies = 0; copies < BENT_COPIES && left > 0; copies += 1) {
      left -= 1;
      try {
        send(bend(message, 0));
      } catch {
        // What cannot be copied is not said.
      }
    }
  };
  const wrap = (holder: object): void => {
    const post: unknown = Reflect.get(holder, 'postMessage');
    if (typeof post !== 'function') throw new Error('It has no postMessage.');
    Reflect.set(holder, 'postMessage', function (this: unknown, message: unknown, ...rest: unknown[]) {
      sayBent((bent) => void Reflect.apply(post, this, [bent]), message);
      Reflect.apply(post, this, [message, ...rest]);
    });
  };
  wrap(MessagePort.prototype);
  wrap(globalThis);
}

/** Stands on the first line of the worker's script. */
export function benderOf(bending: Bending): string {
  return `'use strict';(${String(bendMessages)})(${JSON.stringify(bending)});`;
}
