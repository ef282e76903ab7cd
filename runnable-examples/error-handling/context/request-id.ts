import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';

/** One value for the whole program: the mistake. */
let latest = '';

/** One value for each chain of work. */
const storage = new AsyncLocalStorage<string>();

const acceptable = /^[\w-]{8,64}$/;

export const withRequestId: RequestHandler = (req, _res, next) => {
  const sent = req.get('X-Request-Id') ?? '';
  latest = acceptable.test(sent) ? sent : randomUUID();
  storage.run(latest, next);
};

/** Both ways at once, to compare them. */
export function log(msg: string): void {
  const ids = { fromStorage: storage.getStore(), fromVariable: latest };
  console.log(JSON.stringify({ ...ids, msg }));
}
