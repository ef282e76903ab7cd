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
    const username = draw.word();
    return ask({ method: 'GET', path: `/${name}/users/${username}` }, { status: 200, json: { username } });
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
    expect('methods in Allow', methods, listed);
  };

const list: PathOf = (draw) => `/${version(draw)}/users`;
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
        delete: answers('DELETE', one, { status: 204, empty: true }),
        head: answers('HEAD', list, { status: 200, empty: true }),
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
      },
    },
    'options-answered': {
      points: 1,
      see: 'options-still-answered',
      requires: ['allow-listed'],
      cases: { list: allows('OPTIONS', 204, list, read), one: allows('OPTIONS', 204, one, readAndDelete) },
    },
    'me-is-not-deleted': {
      points: 2,
      see: 'me-is-current-user',
      requires: ['not-allowed'],
      cases: { me: notAllowed('DELETE', (draw) => `/${version(draw)}/users/me`) },
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
  },
} satisfies AssignmentDocument;
