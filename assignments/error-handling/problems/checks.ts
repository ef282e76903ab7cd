import { z } from 'zod';
import type { AssignmentDocument, Case, Draw, Expected } from '#checker/check.ts';
import type { DocumentedText, ExchangeRequest } from '#checker/exchange.ts';

const titles = {
  400: 'Bad Request',
  404: 'Not Found',
  409: 'Conflict',
  429: 'Too Many Requests',
  451: 'Unavailable For Legal Reasons',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
};

const problem = (status: keyof typeof titles, detail?: DocumentedText): Expected => ({
  status,
  json: { type: 'about:blank', title: titles[status], status, ...(detail === undefined ? {} : { detail }) },
});

const asks =
  (path: (drawn: string) => string, expected: (drawn: string) => Expected): Case =>
  ({ ask, draw }) => {
    const drawn = draw.word(10);
    return ask({ method: 'GET', path: path(drawn) }, expected(drawn));
  };

const problemType = z.string().regex(/^application\/problem\+json *(;|$)/);

const untold = (path: string): Case =>
  asks(
    () => path,
    () => problem(500),
  );

/** What cannot be read: a problem with a status of a client's mistake, and the words are free. */
const unreadable =
  (request: (word: string) => ExchangeRequest): Case =>
  async ({ ask, draw, expect }) => {
    const { status, json } = await ask(request(draw.word(10)), {});
    expect('status', z.int().min(400).max(499), status);
    expect('body', z.looseObject({ type: z.literal('about:blank'), status: z.literal(status) }), json);
  };

const order = (text: string, headers: Readonly<Record<string, string>>): ExchangeRequest => ({
  method: 'POST',
  path: '/orders',
  headers: { 'content-type': 'application/json', ...headers },
  text,
});

const isOfRequest = (line: string): boolean => /^[A-Z]+ \/.*: \d{3}$/.test(line);

const seconds = (draw: Draw): string => String(draw.int(1, 99));

/** A cut connection must show within this time; the client itself leaves much later. */
const [CUT_WITHIN_MS, LEAVES_AFTER_MS] = [500, 1_500];

/** An export that breaks in the middle: what the program has printed by the time that it is closed. */
const exported = async ({ draw, leave, awaitLine, lines }: Parameters<Case>[0]): Promise<boolean> => {
  const name = draw.word(10);
  const left = leave({ method: 'GET', path: `/export/${name}` }, LEAVES_AFTER_MS);
  try {
    await awaitLine(z.string().startsWith(`GET /export/${name}: `), CUT_WITHIN_MS);
  } finally {
    await left;
  }
  return lines().join('\n').includes(`row 3 of ${name} is unreadable`);
};

export default {
  level: 'medium',
  checks: {
    'expected-is-a-problem': {
      points: 2,
      see: 'item-missing',
      cases: {
        missing: asks(
          (word) => `/expected/404/${word}`,
          (word) => problem(404, word),
        ),
        conflict: asks(
          (word) => `/expected/409/${word}`,
          (word) => problem(409, word),
        ),
        'too-many': asks(
          (word) => `/expected/429/${word}`,
          (word) => problem(429, word),
        ),
        'for-legal-reasons': asks(
          (word) => `/expected/451/${word}`,
          (word) => problem(451, word),
        ),
        unavailable: asks(
          (word) => `/expected/503/${word}`,
          (word) => problem(503, word),
        ),
      },
    },
    'problem-has-its-type': {
      points: 1,
      see: 'item-missing',
      requires: ['expected-is-a-problem'],
      cases: {
        conflict: asks(
          (word) => `/expected/409/${word}`,
          () => ({ headers: { 'content-type': problemType } }),
        ),
        bug: asks(
          (word) => `/bug/${word}`,
          () => ({ headers: { 'content-type': problemType } }),
        ),
      },
    },
    'headers-of-the-error': {
      points: 1,
      see: 'queue-full',
      requires: ['expected-is-a-problem'],
      cases: {
        busy: ({ ask, draw }) => {
          const after = seconds(draw);
          return ask(
            { method: 'GET', path: `/busy/${after}` },
            { ...problem(503, 'The queue is full'), headers: { 'retry-after': after } },
          );
        },
      },
    },
    'bug-not-told': {
      points: 2,
      see: 'error-unexpected',
      cases: {
        secret: asks(
          (word) => `/bug/${word}`,
          () => problem(500),
        ),
      },
    },
    'bug-logged': {
      points: 2,
      see: 'error-unexpected',
      requires: ['bug-not-told'],
      cases: {
        secret: async ({ draw, ask, awaitLine, lines, expect }) => {
          const word = draw.word(10);
          await ask({ method: 'GET', path: `/bug/${word}` }, {});
          await awaitLine(`GET /bug/${word}: 500`);
          const has = lines().some((line) => line.includes(`postgres://shop:${word}@db/items`));
          expect('message-logged', true, has);
        },
      },
    },
    'client-not-logged': {
      points: 1,
      see: 'item-missing',
      requires: ['expected-is-a-problem'],
      cases: {
        missing: async ({ draw, ask, awaitLine, lines, expect }) => {
          const word = draw.word(10);
          await ask({ method: 'GET', path: `/expected/404/${word}` }, { status: 404 });
          const own = await awaitLine(`GET /expected/404/${word}: 404`);
          const others = lines().filter((line) => line.includes(word) && line !== own);
          expect('other-lines', [], others);
        },
        'no-route': async ({ draw, ask, awaitLine, lines, expect }) => {
          const word = draw.word(10);
          await ask({ method: 'GET', path: `/${word}` }, { status: 404 });
          const own = await awaitLine(`GET /${word}: 404`);
          const others = lines().filter((line) => line.includes(word) && line !== own);
          expect('other-lines', [], others);
        },
        unavailable: async ({ draw, ask, awaitLine, lines, expect }) => {
          const word = draw.word(10);
          await ask({ method: 'GET', path: `/expected/503/${word}` }, { status: 503 });
          const own = await awaitLine(`GET /expected/503/${word}: 503`);
          const others = lines().filter((line) => line.includes(word) && line !== own);
          expect('other-lines', [], others);
        },
      },
    },
    'status-of-others': {
      points: 2,
      see: 'upstream-untranslated',
      requires: ['bug-not-told'],
      cases: {
        unauthorized: untold('/upstream/401'),
        missing: untold('/upstream/404'),
        'bad-gateway': untold('/upstream/502'),
        'no-number': untold('/upstream/unknown'),
      },
    },
    'unreadable-body': {
      points: 2,
      see: 'order-cut-off',
      requires: ['expected-is-a-problem'],
      cases: {
        'cut-off': ({ ask, draw }) =>
          ask(
            {
              method: 'POST',
              path: '/orders',
              headers: { 'content-type': 'application/json' },
              text: `{ "item": "${draw.word()}`,
            },
            problem(400, 'The body is not valid JSON'),
          ),
      },
    },
    'unreadable-too': {
      points: 2,
      see: 'order-cut-off',
      requires: ['unreadable-body'],
      cases: {
        gzip: unreadable((word) => order(`{"item":"${word}"}`, { 'content-encoding': 'gzip' })),
        'unknown-compression': unreadable((word) => order(`{"item":"${word}"}`, { 'content-encoding': word })),
        'unknown-charset': unreadable((word) => order('{}', { 'content-type': `application/json; charset=${word}` })),
        'too-large': unreadable((word) => order(JSON.stringify(word.repeat(15_000)), {})),
        path: unreadable((word) => ({ method: 'GET', path: `/expected/404/${word}%E0%A4%A` })),
      },
    },
    'no-route': {
      points: 1,
      see: 'route-missing',
      requires: ['expected-is-a-problem'],
      cases: {
        get: asks(
          (word) => `/${word}`,
          (word) => problem(404, `No route for GET /${word}`),
        ),
        encoded: asks(
          (word) => `/${word}%20${word}`,
          (word) => problem(404, `No route for GET /${word}%20${word}`),
        ),
        'capitals-and-slash': asks(
          (word) => `/Q${word}/`,
          (word) => problem(404, `No route for GET /Q${word}/`),
        ),
        post: ({ ask, draw }) => {
          const path = `/${draw.word()}`;
          return ask({ method: 'POST', path, json: {} }, problem(404, `No route for POST ${path}`));
        },
      },
    },
    'begun-answer-is-cut': {
      points: 2,
      see: 'export-hangs',
      requires: ['bug-not-told'],
      cases: {
        export: async (probe) => {
          await exported(probe);
        },
        'not-ended': ({ draw, expectCut }) => expectCut({ method: 'GET', path: `/export/${draw.word(10)}` }),
      },
    },
    'cause-not-lost': {
      points: 2,
      see: 'export-cause-lost',
      requires: ['begun-answer-is-cut'],
      cases: {
        export: async (probe) => probe.expect('cause-logged', true, await exported(probe)),
      },
    },
    'unreadable-not-logged': {
      points: 1,
      see: 'order-cut-off',
      requires: ['unreadable-too', 'client-not-logged', 'cause-not-lost'],
      fresh: true,
      cases: {
        'body-and-path': async ({ ask, awaitLine, lines, expect }) => {
          await ask(order('{', {}), { status: 400 });
          await ask({ method: 'GET', path: '/expected/404/%E0%A4%A' }, {});
          await ask({ method: 'GET', path: '/busy/7' }, { status: 503 });
          await awaitLine('GET /busy/7: 503');
          const others = lines().filter((line) => !isOfRequest(line) && !line.startsWith('Listening on '));
          expect('own-lines', [], others);
        },
      },
    },
  },
  wrong: {
    'plain-json': 'problem-has-its-type',
    'headers-forgotten': 'headers-of-the-error',
    'message-leaked': 'bug-not-told',
    'bug-not-logged': 'bug-logged',
    'everything-logged': 'client-not-logged',
    'unavailable-logged': 'client-not-logged',
    'status-trusted': 'status-of-others',
    'status-taken-for-a-number': 'status-of-others',
    'unreadable-is-a-bug': 'unreadable-body',
    'no-route-forgotten': 'no-route',
    'path-decoded': 'no-route',
    'begun-answer-ended': 'begun-answer-is-cut',
    'begun-answer-left-open': 'begun-answer-is-cut',
    'begun-answer-ignored': 'cause-not-lost',
    'titles-by-hand': 'expected-is-a-problem',
    'bug-as-plain-json': 'problem-has-its-type',
    'broken-gzip-is-a-bug': 'unreadable-too',
    'path-tidied': 'no-route',
    'unreadable-logged': 'unreadable-not-logged',
  },
} satisfies AssignmentDocument;
