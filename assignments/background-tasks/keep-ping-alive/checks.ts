import type { AssignmentDocument, Case, Draw, Expected, Probe } from '#checker/check.ts';
import { z } from 'zod';

/** A row costs a millisecond: a computation that is long enough for a ping to arrive in the middle. */
const LONG = 1_000;
const SHORT = 60;
/** With turns below 10 ms, there are ten of them at least. */
const TEN_TURNS = 100;
const DEADLINE = { deadlineMs: 10_000 };
/** Turns of 10 ms keep well below. */
const MOST_OF_COMPUTATION = 0.1;

const rowsFrom = (draw: Draw, count: number): number[] => Array.from({ length: count }, () => draw.int(0, 999));

const scored = (rows: readonly number[]): Expected => ({
  status: 200,
  json: { scores: rows.map((row) => row * 2), turnsOfOthers: z.int() },
});

const scores =
  (count: (draw: Draw) => number): Case =>
  ({ ask, draw }) => {
    const rows = rowsFrom(draw, count(draw));
    return ask({ method: 'POST', path: '/scores', json: rows }, scored(rows), DEADLINE);
  };

const computation: Parameters<Probe['ask']> = [
  { method: 'POST', path: '/scores', json: Array.from({ length: LONG }, (_, row) => row) },
  { status: 200 },
  DEADLINE,
];

/**
 * Measured from outside: how long each ping takes through all of a computation. The time is that of the rows, a
 * millisecond each, so that no pause beside them makes up for a long wait.
 */
async function waitsOfPings({ ask, awaitLine }: Probe): Promise<readonly number[]> {
  const answer = ask(...computation);
  const state = { isOver: false };
  const over = answer.finally(() => (state.isOver = true)).catch(() => undefined);
  const waits: number[] = [];
  try {
    await awaitLine(`scoring ${LONG} rows`);
    while (!state.isOver) waits.push((await ask({ method: 'GET', path: '/ping' }, { status: 200 }, DEADLINE)).tookMs);
  } finally {
    await over;
  }
  await answer;
  return waits;
}

const keepsPinging: Case = (probe) =>
  probe.expectWaits('part-of-waiting', {
    most: MOST_OF_COMPUTATION,
    ofMs: LONG,
    measured: () => waitsOfPings(probe),
  });

export default {
  level: 'hard',
  checks: {
    'every-row-in-order': {
      points: 2,
      given: true,
      see: 'in-slices',
      cases: {
        none: scores(() => 0),
        one: scores(() => 1),
        round: scores((draw) => draw.int(1, 3) * 10),
        odd: scores((draw) => draw.pick([7, 11, 13, 17, 19, 23])),
        many: scores((draw) => draw.int(30, 40) * 2 + 1),
        halves: ({ ask, draw }) => {
          const rows = rowsFrom(draw, 3).map((row) => row + 0.25);
          return ask({ method: 'POST', path: '/scores', json: rows }, scored(rows), DEADLINE);
        },
      },
    },
    'others-have-a-turn': {
      points: 3,
      see: 'ping-between-slices',
      cases: {
        // Which rows they are makes no turn longer or shorter, so the seed chooses none.
        clock: ({ ask }) =>
          ask(
            { method: 'POST', path: '/scores', json: Array.from({ length: TEN_TURNS }, (_, row) => row) },
            { status: 200, json: { scores: z.array(z.number()), turnsOfOthers: z.int().min(5) } },
            DEADLINE,
          ),
      },
    },
    'ping-in-the-middle': {
      points: 3,
      see: 'ping-between-slices',
      requires: ['others-have-a-turn'],
      cases: {
        ping: async ({ ask, awaitLine }) => {
          const answer = ask(...computation);
          try {
            await awaitLine(`scoring ${LONG} rows`);
            await ask({ method: 'GET', path: '/ping' }, { status: 200, json: { computing: 1 } });
          } finally {
            await answer;
          }
        },
        'one-after-the-other': keepsPinging,
      },
    },
    'two-at-a-time': {
      points: 2,
      see: 'ping-between-slices',
      requires: ['others-have-a-turn', 'every-row-in-order'],
      cases: {
        'not-mixed': async ({ ask, draw }) => {
          const [one, other] = [rowsFrom(draw, SHORT), rowsFrom(draw, SHORT)];
          const post = (rows: readonly number[]): Promise<unknown> =>
            ask({ method: 'POST', path: '/scores', json: rows }, scored(rows), DEADLINE);
          const outcomes = await Promise.allSettled([post(one), post(other), post([...one, ...other])]);
          for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
        },
      },
    },
    'error-comes-through': {
      points: 1,
      given: true,
      see: 'mail-failed',
      requires: ['every-row-in-order'],
      cases: {
        first: ({ ask, draw }) =>
          ask({ method: 'POST', path: '/scores', json: [-1, ...rowsFrom(draw, 20)] }, { status: 500 }, DEADLINE),
        last: ({ ask, draw }) =>
          ask({ method: 'POST', path: '/scores', json: [...rowsFrom(draw, 20), -1] }, { status: 500 }, DEADLINE),
        'its-message': async ({ ask, draw, awaitLine }) => {
          const row = -draw.int(1, 99_999);
          await ask({ method: 'POST', path: '/scores', json: [row] }, { status: 500 }, DEADLINE);
          await awaitLine(z.string().includes(`row ${row} has no score`));
        },
      },
    },
    'others-are-scored': {
      points: 2,
      see: 'ping-between-slices',
      requires: ['ping-in-the-middle', 'two-at-a-time'],
      cases: {
        'few-during-many': async ({ ask, awaitLine }) => {
          const many = Array.from({ length: LONG }, (_, row) => row + 0.5);
          const answer = ask({ method: 'POST', path: '/scores', json: many }, { status: 200 }, DEADLINE);
          try {
            await awaitLine(`scoring ${many.length} rows`);
            await ask({ method: 'POST', path: '/scores', json: [1, 2, 3] }, scored([1, 2, 3]), DEADLINE);
            await ask({ method: 'GET', path: '/ping' }, { status: 200, json: { computing: 1 } });
          } finally {
            await answer;
          }
        },
      },
    },
  },
  wrong: {
    'last-slice-lost': 'every-row-in-order',
    'async-function-only': 'others-have-a-turn',
    'promise-in-between': 'others-have-a-turn',
    'one-later-turn': 'others-have-a-turn',
    'pause-first': 'ping-in-the-middle',
    'pauses-around': 'ping-in-the-middle',
    'turns-made-up': 'ping-in-the-middle',
    'scores-of-the-module': 'two-at-a-time',
    'error-swallowed': 'error-comes-through',
    'long-turns': 'others-have-a-turn',
    'one-after-the-other': 'others-are-scored',
    'whole-scores-only': 'every-row-in-order',
    'error-replaced': 'error-comes-through',
  },
} satisfies AssignmentDocument;
