import type { AssignmentDocument, Case, Draw, Expected } from '#checker/check.ts';

const refused = (...fields: string[]): Expected => ({ status: 422, json: { fields } });

const accepts =
  (query: string, values: { limit?: number; verbose?: boolean; tag?: readonly string[] }): Case =>
  ({ ask }) =>
    ask(
      { method: 'GET', path: `/models?${query}` },
      { status: 200, json: { limit: 10, verbose: false, tag: [], ...values } },
    );

const refuses =
  (field: string, text: (draw: Draw) => string): Case =>
  ({ ask, draw }) =>
    ask({ method: 'GET', path: `/models?${field}=${encodeURIComponent(text(draw))}` }, refused(field));

export default {
  level: 'medium',
  checks: {
    converted: {
      points: 2,
      see: 'lookup-parsed',
      cases: {
        'all-three': ({ ask, draw }) => {
          const limit = draw.int(2, 99);
          const tag = [draw.word(), draw.word()];
          return ask(
            { method: 'GET', path: `/models?limit=${limit}&verbose=true&tag=${tag.join('&tag=')}` },
            { status: 200, json: { limit, verbose: true, tag } },
          );
        },
      },
    },
    defaults: {
      points: 1,
      see: 'lookup-defaults',
      requires: ['converted'],
      cases: {
        'no-query': ({ ask }) =>
          ask({ method: 'GET', path: '/models' }, { status: 200, json: { limit: 10, verbose: false, tag: [] } }),
      },
    },
    'both-ends': {
      points: 1,
      see: 'lookup-parsed',
      requires: ['converted', 'defaults'],
      cases: { lowest: accepts('limit=1', { limit: 1 }), highest: accepts('limit=100', { limit: 100 }) },
    },
    'outside-refused': {
      points: 2,
      see: 'lookup-all-wrong',
      cases: {
        'just-below': refuses('limit', () => '0'),
        'just-above': refuses('limit', () => '101'),
        'far-above': refuses('limit', (draw) => String(draw.int(102, 9_999))),
      },
    },
    'digits-only': {
      points: 2,
      see: 'whole-number-refuses-empty',
      requires: ['outside-refused'],
      cases: {
        empty: refuses('limit', () => ''),
        word: refuses('limit', (draw) => draw.word()),
        half: refuses('limit', (draw) => `${draw.int(1, 98)}.5`),
        'point-zero': refuses('limit', (draw) => `${draw.int(1, 98)}.0`),
        plus: refuses('limit', (draw) => `+${draw.int(1, 98)}`),
        hexadecimal: refuses('limit', (draw) => `0x${draw.int(1, 9)}`),
        exponent: refuses('limit', (draw) => `${draw.int(1, 9)}e1`),
        space: refuses('limit', (draw) => ` ${draw.int(1, 99)}`),
        'letters-behind': refuses('limit', (draw) => `${draw.int(1, 99)}${draw.word(2)}`),
      },
    },
    'one-limit': {
      points: 1,
      see: 'limit-repeated',
      requires: ['outside-refused'],
      cases: {
        twice: ({ ask, draw }) =>
          ask({ method: 'GET', path: `/models?limit=${draw.int(1, 50)}&limit=${draw.int(51, 100)}` }, refused('limit')),
      },
    },
    'verbose-words': {
      points: 2,
      see: 'off-is-false',
      requires: ['converted', 'defaults'],
      cases: {
        ...Object.fromEntries(
          ['false', 'no', 'off', '0'].map((word) => [word, accepts(`verbose=${word}`, { verbose: false })]),
        ),
        ...Object.fromEntries(['yes', 'on', '1'].map((word) => [word, accepts(`verbose=${word}`, { verbose: true })])),
        'true-in-capitals': ({ ask, draw }) =>
          ask(
            { method: 'GET', path: `/models?verbose=${draw.pick(['TRUE', 'True', 'YES', 'Yes', 'ON', 'On'])}` },
            { status: 200, json: { limit: 10, verbose: true, tag: [] } },
          ),
        'false-in-capitals': ({ ask, draw }) =>
          ask(
            { method: 'GET', path: `/models?verbose=${draw.pick(['FALSE', 'False', 'NO', 'No', 'OFF', 'Off'])}` },
            { status: 200, json: { limit: 10, verbose: false, tag: [] } },
          ),
        unknown: refuses('verbose', (draw) => `q${draw.word()}`),
        empty: refuses('verbose', () => ''),
      },
    },
    'tags-are-a-list': {
      points: 1,
      see: 'one-tag',
      requires: ['converted', 'defaults'],
      cases: {
        one: ({ ask, draw }) => {
          const tag = draw.word();
          return ask(
            { method: 'GET', path: `/models?tag=${tag}` },
            { status: 200, json: { limit: 10, verbose: false, tag: [tag] } },
          );
        },
      },
    },
    'tags-as-sent': {
      points: 1,
      see: 'one-tag',
      requires: ['tags-are-a-list'],
      cases: {
        comma: ({ ask, draw }) => {
          const tag = `${draw.word()},${draw.word()}`;
          return ask(
            { method: 'GET', path: `/models?tag=${tag}` },
            { status: 200, json: { limit: 10, verbose: false, tag: [tag] } },
          );
        },
        ...Object.fromEntries(
          Object.entries({
            empty: '',
            capitals: 'New',
            'blanks-around': ' two words ',
            digits: '007',
            percent: '100%25',
            brackets: 'a[b]=c',
          }).map(([what, text]): [string, Case] => [what, accepts(`tag=${encodeURIComponent(text)}`, { tag: [text] })]),
        ),
        many: ({ ask, draw }) => {
          const tag = Array.from({ length: 30 }, () => draw.word(3));
          return ask(
            { method: 'GET', path: `/models?tag=${tag.join('&tag=')}` },
            { status: 200, json: { limit: 10, verbose: false, tag } },
          );
        },
        repeated: ({ ask, draw }) => {
          const tag = [`z${draw.word()}`, `a${draw.word()}`];
          const sent = [...tag, ...tag];
          return ask(
            { method: 'GET', path: `/models?tag=${sent.join('&tag=')}` },
            { status: 200, json: { limit: 10, verbose: false, tag: sent } },
          );
        },
      },
    },
    'one-flag': {
      points: 1,
      see: 'limit-repeated',
      requires: ['verbose-words'],
      cases: {
        twice: ({ ask, draw }) => {
          const flag = draw.pick(['true', 'false']);
          return ask({ method: 'GET', path: `/models?verbose=${flag}&verbose=${flag}` }, refused('verbose'));
        },
      },
    },
    'every-field-named': {
      points: 1,
      see: 'lookup-all-wrong',
      requires: ['outside-refused', 'verbose-words'],
      cases: {
        both: ({ ask, draw }) =>
          ask(
            { method: 'GET', path: `/models?verbose=q${draw.word()}&limit=${draw.int(101, 999)}` },
            refused('limit', 'verbose'),
          ),
      },
    },
  },
  wrong: {
    'assigned-to-the-request': 'converted',
    'changed-in-place': 'converted',
    'no-default-for-tag': 'defaults',
    'exclusive-bounds': 'both-ends',
    'no-upper-end': 'outside-refused',
    'coerced-number': 'digits-only',
    'parse-int': 'digits-only',
    'last-one-counts': 'one-limit',
    'coerced-boolean': 'verbose-words',
    'words-in-small-letters': 'verbose-words',
    'single-tag-as-text': 'tags-are-a-list',
    'split-at-commas': 'tags-as-sent',
    'each-tag-once': 'tags-as-sent',
    'last-flag-counts': 'one-flag',
    'first-error-only': 'every-field-named',
    'empty-tags-dropped': 'tags-as-sent',
    'whole-by-its-value': 'digits-only',
  },
} satisfies AssignmentDocument;
