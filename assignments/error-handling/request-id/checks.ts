import { z } from 'zod';
import type { AssignmentDocument, Case, Draw, Probe } from '#checker/check.ts';
import type { ExchangeRequest } from '#checker/exchange.ts';

const Line = z.object({ requestId: z.string(), msg: z.string() });

const get = (item: string, id?: string): ExchangeRequest => ({
  method: 'GET',
  path: `/items/${item}`,
  ...(id === undefined ? {} : { headers: { 'X-Request-Id': id } }),
});

const itemFrom = (draw: Draw): string => draw.word(10);

const lineFrom = (text: string): z.infer<typeof Line> | undefined => {
  try {
    return Line.safeParse(JSON.parse(text)).data;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
};

const says = (msg: string) => z.string().refine((text) => lineFrom(text)?.msg === msg);
const tells = (words: string) => z.string().refine((text) => lineFrom(text)?.msg.includes(words));

/** The id in the line that says so. */
const idIn = async ({ awaitLine }: Probe, msg: string): Promise<string | undefined> =>
  lineFrom(await awaitLine(says(msg)))?.requestId;

/** The id in the line about an error, whatever else stands there. */
const idInErrorOf = async ({ awaitLine }: Probe, words: string): Promise<string | undefined> =>
  lineFrom(await awaitLine(tells(words)))?.requestId;

const takes =
  (idFrom: (draw: Draw) => string): Case =>
  ({ ask, draw }) => {
    const id = idFrom(draw);
    return ask(get(itemFrom(draw), id), { status: 200, headers: { 'x-request-id': id } });
  };

const replaces =
  (idFrom: (draw: Draw) => string): Case =>
  ({ ask, draw }) =>
    ask(get(itemFrom(draw), idFrom(draw)), { status: 200, headers: { 'x-request-id': z.uuid() } });

const answersWith =
  (prefix: string): Case =>
  ({ ask, draw }) => {
    const item = `${prefix}${itemFrom(draw)}`;
    return ask(get(item), { status: 200, json: `item ${item}` });
  };

export default {
  level: 'hard',
  checks: {
    'answers-kept': {
      points: 1,
      given: true,
      see: 'item-missing',
      cases: {
        usual: answersWith(''),
        'late-inside': answersWith('not-late-'),
        'no-inside': answersWith('yes-no-'),
        failed: ({ ask, draw }) => ask(get(`no-${itemFrom(draw)}`), { status: 500 }),
        late: async ({ ask, draw, awaitLine, lines, expect }) => {
          const [late, quick] = [`late-${itemFrom(draw)}`, itemFrom(draw)];
          const answer = ask(get(late), { status: 200, json: `item ${late}` });
          await awaitLine(says(`looking for ${late}`));
          await ask(get(quick), { status: 200 });
          const found = lines().filter((line) => lineFrom(line)?.msg === `found ${late}`);
          expect('found-too-early', [], found);
          await ask({ method: 'POST', path: `/arrivals/${late}` }, { status: 204 });
          await answer;
        },
      },
    },
    'id-of-the-client': {
      points: 2,
      see: 'item-missing',
      cases: {
        'used-again': async ({ ask, draw }) => {
          const id = draw.word(20);
          for (const item of [itemFrom(draw), itemFrom(draw)])
            await ask(get(item, id), { status: 200, headers: { 'x-request-id': id } });
        },
        usual: takes((draw) => draw.word(draw.int(9, 63))),
        marks: takes((draw) => `${draw.word(4)}-${draw.int(10, 99)}_${draw.word(4).toUpperCase()}`),
      },
    },
    'both-ends': {
      points: 1,
      see: 'id-made-up',
      requires: ['id-of-the-client'],
      cases: { shortest: takes((draw) => draw.word(8)), longest: takes((draw) => draw.word(64)) },
    },
    'id-made-up': {
      points: 2,
      see: 'id-made-up',
      cases: {
        none: ({ ask, draw }) => ask(get(itemFrom(draw)), { headers: { 'x-request-id': z.uuid() } }),
        'too-short': replaces((draw) => draw.word(7)),
        'too-long': replaces((draw) => draw.word(65)),
        'each-its-own': async ({ ask, draw, expect }) => {
          const [first, second] = [await ask(get(itemFrom(draw)), {}), await ask(get(itemFrom(draw)), {})];
          const ids = new Set([first.headers['x-request-id'], second.headers['x-request-id']]);
          expect('ids-of-two', 2, ids.size);
        },
        'with-dot': replaces((draw) => `${draw.word(8)}.${draw.word(8)}`),
        'with-space': replaces((draw) => `${draw.word(8)} ${draw.word(8)}`),
        'with-quote': replaces((draw) => `${draw.word(8)}","level":"${draw.word(8)}`),
      },
    },
    'id-in-every-line': {
      points: 2,
      see: 'error-unexpected',
      cases: {
        'of-the-client': async (probe) => {
          const [item, id] = [itemFrom(probe.draw), probe.draw.word(20)];
          const { headers } = await probe.ask(get(item, id), { status: 200 });
          probe.expect('line-id', headers['x-request-id'] ?? '', await idIn(probe, `looking for ${item}`));
          probe.expect('line-id', headers['x-request-id'] ?? '', await idIn(probe, `found ${item}`));
        },
        'made-up': async (probe) => {
          const item = itemFrom(probe.draw);
          const { headers } = await probe.ask(get(item), { status: 200 });
          probe.expect('line-id', headers['x-request-id'] ?? '', await idIn(probe, `looking for ${item}`));
          probe.expect('line-id', headers['x-request-id'] ?? '', await idIn(probe, `found ${item}`));
        },
      },
    },
    'overlapping-requests': {
      points: 3,
      see: 'two-at-once',
      requires: ['id-in-every-line', 'id-of-the-client'],
      cases: {
        'quick-during-slow': async (probe) => {
          const { draw, ask, awaitLine, expect } = probe;
          const [slow, quick] = [`late-${itemFrom(draw)}`, itemFrom(draw)];
          const [slowId, quickId] = [draw.word(20), draw.word(20)];
          const answer = ask(get(slow, slowId), { status: 200, headers: { 'x-request-id': slowId } });
          await awaitLine(says(`looking for ${slow}`));
          await ask(get(quick, quickId), { status: 200, headers: { 'x-request-id': quickId } });
          await ask({ method: 'POST', path: `/arrivals/${slow}` }, { status: 204 });
          await answer;
          expect('slow-id', slowId, await idIn(probe, `found ${slow}`));
          expect('quick-id', quickId, await idIn(probe, `found ${quick}`));
        },
      },
    },
    'id-in-the-problem': {
      points: 2,
      see: 'error-unexpected',
      requires: ['id-of-the-client'],
      cases: {
        failed: ({ ask, draw }) => {
          const id = draw.word(20);
          return ask(get(`no-${itemFrom(draw)}`, id), {
            status: 500,
            json: { title: 'Internal Server Error', requestId: id },
          });
        },
        'made-up': async ({ ask, draw, expect }) => {
          const { headers, json } = await ask(get(`no-${itemFrom(draw)}`, draw.word(7)), { status: 500 });
          expect('body', { title: 'Internal Server Error', requestId: headers['x-request-id'] ?? '' }, json);
        },
      },
    },
    'id-in-the-line-of-the-error': {
      points: 1,
      see: 'error-unexpected',
      requires: ['id-of-the-client'],
      cases: {
        failed: async (probe) => {
          const [item, id] = [`no-${itemFrom(probe.draw)}`, probe.draw.word(20)];
          await probe.ask(get(item, id), { status: 500 });
          probe.expect('line-id', id, await idInErrorOf(probe, `there is no ${item}`));
        },
      },
    },
    'id-in-every-answer': {
      points: 1,
      see: 'item-missing',
      requires: ['id-of-the-client'],
      cases: {
        'no-route': ({ ask, draw }) => {
          const id = draw.word(20);
          const request: ExchangeRequest = { method: 'GET', path: `/q${draw.word()}`, headers: { 'X-Request-Id': id } };
          return ask(request, { status: 404, headers: { 'x-request-id': id } });
        },
        arrival: ({ ask, draw }) =>
          ask(
            { method: 'POST', path: `/arrivals/${itemFrom(draw)}` },
            { status: 204, headers: { 'x-request-id': z.uuid() } },
          ),
        failed: ({ ask, draw }) => {
          const id = draw.word(20);
          return ask(get(`no-${itemFrom(draw)}`, id), { status: 500, headers: { 'x-request-id': id } });
        },
      },
    },
  },
  wrong: {
    'client-is-not-heard': 'id-of-the-client',
    'late-ones-not-awaited': 'answers-kept',
    'too-narrow': 'both-ends',
    'anything-goes': 'id-made-up',
    'anchor-forgotten': 'id-made-up',
    'another-id-in-the-log': 'id-in-every-line',
    'id-of-the-module': 'overlapping-requests',
    'error-without-id': 'id-in-the-problem',
    'error-line-without-id': 'id-in-the-line-of-the-error',
    'one-uuid-for-all': 'id-made-up',
    'sent-id-in-the-problem': 'id-in-the-problem',
    'items-only': 'id-in-every-answer',
  },
} satisfies AssignmentDocument;
