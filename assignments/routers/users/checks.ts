import type { AssignmentDocument, Case, Draw, Expected } from '#checker/check.ts';
import type { ExchangeRequest } from '#checker/exchange.ts';

const users: Expected = { status: 200, json: [{ username: 'Rick' }, { username: 'Morty' }] };
const get = (path: string): ExchangeRequest => ({ method: 'GET', path });

const finds =
  (nameOf: (draw: Draw) => string): Case =>
  ({ ask, draw }) => {
    const username = nameOf(draw);
    return ask(get(`/users/${encodeURIComponent(username)}`), { status: 200, json: { username } });
  };

const misses =
  (method: ExchangeRequest['method'], pathOf: (draw: Draw) => string): Case =>
  ({ ask, draw }) =>
    ask({ method, path: pathOf(draw) }, { status: 404 });

export default {
  level: 'easy',
  checks: {
    list: {
      points: 2,
      see: 'users-listed',
      cases: {
        'without-slash': ({ ask }) => ask(get('/users'), users),
        'with-slash': ({ ask }) => ask(get('/users/'), users),
      },
    },
    'one-user': {
      points: 2,
      see: 'one-user',
      requires: ['list'],
      cases: {
        word: finds((draw) => draw.word()),
        capitals: finds((draw) => draw.word().toUpperCase()),
        hangul: finds((draw) => `모티${draw.int(1, 99)}`),
        'slash-inside': finds((draw) => `${draw.word(3)}/${draw.word(3)}`),
        percent: finds((draw) => `${draw.int(1, 99)}%41`),
        'blanks-around': finds((draw) => ` ${draw.word()} `),
        'dot-and-plus': finds((draw) => `${draw.word(3)}.${draw.word(3)}+1`),
        'longer-than-me': finds((draw) => `me${draw.word(3)}`),
      },
    },
    me: {
      points: 2,
      see: 'me-is-current-user',
      requires: ['list'],
      cases: { me: ({ ask }) => ask(get('/users/me'), { status: 200, json: { username: 'fakecurrentuser' } }) },
    },
    'only-get': {
      points: 1,
      see: 'post-not-found',
      requires: ['list'],
      cases: {
        'post-list': misses('POST', () => '/users'),
        'put-me': misses('PUT', () => '/users/me'),
        'delete-one': misses('DELETE', (draw) => `/users/${draw.word()}`),
      },
    },
    'only-below-prefix': {
      points: 1,
      see: 'prefix-once',
      requires: ['list'],
      cases: {
        root: misses('GET', () => '/'),
        me: misses('GET', () => '/me'),
        'shorter-prefix': misses('GET', () => '/user'),
        name: misses('GET', (draw) => `/q${draw.word()}`),
        'prefix-twice': misses('GET', (draw) => `/users/users/${draw.word()}`),
      },
    },
  },
  wrong: {
    'prefix-repeated': 'list',
    'mounted-at-the-root': 'list',
    'known-users-only': 'one-user',
    'me-last': 'me',
    'starts-with-me': 'one-user',
    'every-method': 'only-get',
    'mounted-twice': 'only-below-prefix',
    'decoded-twice': 'one-user',
  },
} satisfies AssignmentDocument;
