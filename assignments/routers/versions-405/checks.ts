import type { AssignmentDocument, Case, Draw, Expected } from '#checker/check.ts';
import type { ExchangeRequest } from '#checker/exchange.ts';

type Method = ExchangeRequest['method'];
type PathOf = (draw: Draw) => string;

const users = [{ username: 'Rick' }, { username: 'Morty' }];
const orders = [{ order: 'Taco' }];
const version = (draw: Draw): string => draw.pick(['v1', 'v2']);

const answers =
  (method: Method, pathOf: PathOf, expected: Expected): Case =>
  ({ ask, draw }) =>
    ask({ method, path: pathOf(draw) }, expected);

const finds =
  (name: string): Case =>
  ({ ask, draw }) => {
    const username = `${draw.word()}%41`;
    return ask(
      { method: 'GET', path: `/${name}/users/${encodeURIComponent(username)}` },
      { status: 200, json: { username } },
    );
  };

const notFound =
  (method: Method, pathOf: PathOf, query = ''): Case =>
  ({ ask, draw }) => {
    const path = pathOf(draw);
    return ask(
      { method, path: `${path}${query}` },
      { status: 404, json: { detail: `No route for ${method} ${path}` } },
    );
  };

const notAllowed =
  (method: Method, pathOf: PathOf): Case =>
  ({ ask, draw }) =>
    ask({ method, path: pathOf(draw) }, { status: 405, json: { detail: `${method} is not allowed here` } });

const allows =
  (method: Method, status: number, pathOf: PathOf, methods: readonly string[]): Case =>
  async ({ ask, expect, draw }) => {
    const { headers } = await ask({ method, path: pathOf(draw) }, { status, ...(status === 204 && { empty: true }) });
    const listed = (headers['allow'] ?? '')
      .split(',')
      .map((name) => name.trim())
      .toSorted();
    expect('allowed-methods', methods, listed);
  };

const list: PathOf = (draw) => `/${version(draw)}/users`;
const me: PathOf = (draw) => `/${version(draw)}/users/me`;
const one: PathOf = (draw) => `/${version(draw)}/users/u${draw.word()}`;
const userOrders: PathOf = (draw) => `/v2/users/${draw.word()}/orders`;
const read = ['GET', 'HEAD'];
const readAndDelete = ['DELETE', 'GET', 'HEAD'];

export default {
  level: 'hard',
  checks: {
    'both-versions': {
      points: 2,
      see: 'users-of-v2',
      cases: {
        'list-1': answers('GET', () => '/v1/users', { status: 200, json: users }),
        'list-2': answers('GET', () => '/v2/users', { status: 200, json: users }),
        'one-1': finds('v1'),
        'one-2': finds('v2'),
        me: answers('GET', (draw) => `/${version(draw)}/users/me`, {
          status: 200,
          json: { username: 'fakecurrentuser' },
        }),
        'delete-1': answers('DELETE', (draw) => `/v1/users/u${draw.word()}`, { status: 204, empty: true }),
        'delete-2': answers('DELETE', (draw) => `/v2/users/u${draw.word()}`, { status: 204, empty: true }),
        head: answers('HEAD', list, { status: 200, empty: true }),
        'head-one': answers('HEAD', one, { status: 200, empty: true }),
      },
    },
    'versions-differ': {
      points: 1,
      see: 'orders-gone-from-v2',
      requires: ['both-versions'],
      cases: {
        'orders-1': answers('GET', () => '/v1/orders', { status: 200, json: orders }),
        'not-in-2': answers('GET', () => '/v2/orders', { status: 404 }),
        'of-user-2': answers('GET', userOrders, { status: 200, json: orders }),
        'not-in-1': answers('GET', (draw) => `/v1/users/${draw.word()}/orders`, { status: 404 }),
      },
    },
    'not-found-json': {
      points: 2,
      see: 'unknown-path',
      cases: {
        outside: notFound('GET', (draw) => `/q${draw.word()}`),
        'in-a-version': notFound('GET', (draw) => `/${version(draw)}/q${draw.word()}`),
        'below-users': notFound('GET', (draw) => `/${version(draw)}/users/${draw.word()}/q${draw.word()}`),
        'version-itself': notFound('GET', (draw) => `/${version(draw)}`),
        'below-orders': notFound('GET', (draw) => `/v1/orders/${draw.word()}`),
        'below-orders-of-user': notFound('GET', (draw) => `/v2/users/${draw.word()}/orders/${draw.word()}`),
        'capitals-and-slash': notFound('GET', (draw) => `/V1/Q${draw.word()}/`),
        post: notFound('POST', (draw) => `/${version(draw)}/q${draw.word()}`),
        options: notFound('OPTIONS', (draw) => `/${version(draw)}/q${draw.word()}`),
        encoded: notFound('GET', (draw) => `/v1/q${draw.word()}%20${draw.word()}`),
        'with-query': notFound('GET', (draw) => `/v1/q${draw.word()}`, '?limit=1'),
      },
    },
    'not-allowed': {
      points: 2,
      see: 'post-not-allowed',
      requires: ['both-versions', 'versions-differ'],
      cases: {
        'post-list': notAllowed('POST', list),
        'delete-list': notAllowed('DELETE', list),
        'put-one': notAllowed('PUT', one),
        'post-orders': notAllowed('POST', () => '/v1/orders'),
        'patch-orders-of-user': notAllowed('PATCH', userOrders),
      },
    },
    'allow-listed': {
      points: 2,
      see: 'post-one-not-allowed',
      requires: ['not-allowed'],
      cases: {
        list: allows('POST', 405, list, read),
        one: allows('POST', 405, one, readAndDelete),
        orders: allows('DELETE', 405, () => '/v1/orders', read),
        'orders-of-user': allows('POST', 405, userOrders, read),
      },
    },
    'options-answered': {
      points: 1,
      see: 'options-still-answered',
      requires: ['allow-listed'],
      cases: {
        list: allows('OPTIONS', 204, list, read),
        one: allows('OPTIONS', 204, one, readAndDelete),
        orders: allows('OPTIONS', 204, () => '/v1/orders', read),
        'orders-of-user': allows('OPTIONS', 204, userOrders, read),
      },
    },
    'me-is-not-deleted': {
      points: 2,
      see: 'me-is-current-user',
      requires: ['allow-listed', 'options-answered'],
      cases: {
        me: notAllowed('DELETE', me),
        'allow-of-me': allows('POST', 405, me, read),
        'options-of-me': allows('OPTIONS', 204, me, read),
      },
    },
  },
  wrong: {
    'two-forgotten': 'both-versions',
    'one-router-for-both': 'versions-differ',
    'default-page': 'not-found-json',
    'path-without-prefix': 'not-found-json',
    'query-in-the-path': 'not-found-json',
    'path-decoded': 'not-found-json',
    'options-everywhere': 'not-found-json',
    'everything-else-is-405': 'not-found-json',
    'not-allowed-is-not-found': 'not-allowed',
    'allow-missing': 'allow-listed',
    'same-list-everywhere': 'allow-listed',
    'options-refused': 'options-answered',
    'me-lets-pass': 'me-is-not-deleted',
    'path-tidied': 'not-found-json',
    'head-refused': 'both-versions',
    'me-lists-delete': 'me-is-not-deleted',
  },
} satisfies AssignmentDocument;
