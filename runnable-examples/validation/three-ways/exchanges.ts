import type { ExampleDocument, ExchangeRequest } from '#checker/exchange.ts';

const good = { url: 'http://localhost:8000/model', rate: 3, target_dir: 'models' };
const bad = { url: 'content/model/1', rate: 11, target_dir: 'no-such-folder' };
const extra = { ...good, admin: true };
/** One slash is missing. */
const slip = { ...good, url: 'https:/example.com' };

const post = (path: string, json: unknown): ExchangeRequest => ({
  method: 'POST',
  path,
  json,
});
const created = (json: typeof good | typeof extra) => ({ status: 201, json });
const refused = (...invalid: string[]) => ({ status: 422, json: { invalid } });

export default {
  exchanges: {
    'class-stops-at-first': { request: post('/class', bad), response: refused('url') },
    'guard-collects': {
      request: post('/guard', bad),
      response: refused('url', 'rate', 'target_dir'),
    },
    'zod-collects': {
      request: post('/zod', bad),
      response: refused('url', 'rate', 'target_dir'),
    },
    'class-drops-extra': { request: post('/class', extra), response: created(good) },
    'guard-keeps-extra': { request: post('/guard', extra), response: created(extra) },
    'zod-drops-extra': { request: post('/zod', extra), response: created(good) },
    'guard-misses-slip': { request: post('/guard', slip), response: created(slip) },
    'zod-sees-slip': { request: post('/zod', slip), response: refused('url') },
  },
} satisfies ExampleDocument;
