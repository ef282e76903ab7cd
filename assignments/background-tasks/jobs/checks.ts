import { z } from 'zod';
import type { AssignmentDocument, Draw, Expected, Probe } from '#checker/check.ts';

/** Long enough for a question to arrive while the report is being written. */
const LONG = 100;
const OVER_WITHIN_MS = 3_000;
/** A long report takes a second: asking oftener costs the machine and sees nothing else. */
const LONGEST_PAUSE_MS = 40;
/** A client that comes back for its report. */
const LATER_MS = 1_300;

const Told = z.object({ id: z.string(), status: z.string() });

const topicFrom = (draw: Draw): string => draw.word(8);
const badTopicFrom = (draw: Draw): string => `no-${draw.word(8)}`;

const running = { id: z.uuid(), status: 'running' };

/** Orders a report, and returns the id that was promised. */
async function order({ ask, expect }: Probe, topic: string, pages: number): Promise<string> {
  const { json } = await ask({ method: 'POST', path: '/reports', json: { topic, pages } }, {});
  expect('body', Told, json);
  return Told.parse(json).id;
}

async function askFor({ ask }: Probe, id: string, expected: Expected): Promise<unknown> {
  const { json } = await ask({ method: 'GET', path: `/reports/${id}` }, expected);
  return json;
}

/** Asks until the report is no longer being written. */
async function askWhenOver(probe: Probe, id: string, expected: Expected): Promise<void> {
  const deadline = performance.now() + OVER_WITHIN_MS;
  const isRunning = async (): Promise<boolean> =>
    Told.safeParse(await askFor(probe, id, {})).data?.status === 'running';
  for (
    let pause = 10;
    (await isRunning()) && performance.now() < deadline;
    pause = Math.min(2 * pause, LONGEST_PAUSE_MS)
  )
    await probe.wait(pause);
  await askFor(probe, id, expected);
}

export default {
  level: 'easy',
  checks: {
    accepted: {
      points: 2,
      see: 'mail-accepted',
      cases: {
        order: ({ ask, draw }) =>
          ask(
            { method: 'POST', path: '/reports', json: { topic: topicFrom(draw), pages: 1 } },
            { status: 202, json: running },
          ),
      },
    },
    location: {
      points: 1,
      see: 'mail-accepted',
      requires: ['accepted'],
      cases: {
        order: async ({ ask, draw, expect }) => {
          const sent = { topic: topicFrom(draw), pages: 1 };
          const { json, headers } = await ask({ method: 'POST', path: '/reports', json: sent }, { status: 202 });
          expect('header location', `/reports/${Told.parse(json).id}`, headers['location'] ?? null);
        },
      },
    },
    'promised-first': {
      points: 2,
      see: 'still-running',
      requires: ['accepted'],
      cases: {
        'asked-at-once': async (probe) => {
          const id = await order(probe, topicFrom(probe.draw), LONG);
          await askFor(probe, id, { status: 200, json: { id, status: 'running' } });
          // No other case meets its end.
          await askWhenOver(probe, id, {});
        },
      },
    },
    succeeded: {
      points: 2,
      see: 'mail-delivered',
      requires: ['promised-first'],
      cases: {
        short: async (probe) => {
          const topic = topicFrom(probe.draw);
          const pages = probe.draw.int(1, 5);
          const id = await order(probe, topic, pages);
          await askWhenOver(probe, id, {
            status: 200,
            json: { id, status: 'succeeded', result: `${pages} pages on ${topic}` },
          });
        },
      },
    },
    'kept-for-later': {
      points: 1,
      see: 'mail-delivered',
      requires: ['succeeded'],
      cases: {
        'read-twice': async (probe) => {
          const id = await order(probe, 'kept', 1);
          const written = { status: 200, json: { id, status: 'succeeded', result: '1 pages on kept' } };
          await askWhenOver(probe, id, written);
          await probe.wait(LATER_MS);
          await askFor(probe, id, written);
        },
      },
    },
    'failure-is-a-result': {
      points: 2,
      see: 'mail-failed',
      requires: ['promised-first'],
      cases: {
        'no-data': async (probe) => {
          const id = await order(probe, badTopicFrom(probe.draw), 1);
          await askWhenOver(probe, id, {
            status: 200,
            json: { id, status: 'failed', error: z.string() },
          });
        },
        'promised-first-too': async (probe) => {
          const id = await order(probe, badTopicFrom(probe.draw), LONG);
          await askFor(probe, id, { status: 200, json: { id, status: 'running' } });
          await askWhenOver(probe, id, { status: 200, json: { id, status: 'failed', error: z.string() } });
        },
      },
    },
    'failure-is-not-told': {
      points: 1,
      see: 'mail-failed',
      requires: ['failure-is-a-result'],
      cases: {
        'no-data': async (probe) => {
          const id = await order(probe, badTopicFrom(probe.draw), 1);
          await askWhenOver(probe, id, { json: { id, status: 'failed', error: 'the report was not written' } });
        },
      },
    },
    'failure-is-logged': {
      points: 1,
      see: 'mail-failed',
      requires: ['failure-is-a-result'],
      cases: {
        reason: async (probe) => {
          const topic = badTopicFrom(probe.draw);
          await order(probe, topic, 1);
          await probe.awaitLine(z.string().includes(topic));
        },
      },
    },
    'unknown-is-404': {
      points: 1,
      see: 'job-unknown',
      cases: {
        'another-id': ({ ask, draw }) => {
          const id = `00000000-0000-4000-8000-${String(draw.int(1, 999_999)).padStart(12, '0')}`;
          return ask({ method: 'GET', path: `/reports/${id}` }, { status: 404 });
        },
        'no-id': ({ ask, draw }) => ask({ method: 'GET', path: `/reports/${draw.word()}` }, { status: 404 }),
        'name-that-every-object-has': ({ ask }) =>
          ask({ method: 'GET', path: '/reports/constructor' }, { status: 404 }),
      },
    },
    'each-its-own-result': {
      points: 2,
      see: 'kim-reads-lee',
      requires: ['succeeded'],
      cases: {
        'two-reports': async (probe) => {
          const [one, other] = [topicFrom(probe.draw), topicFrom(probe.draw)];
          const first = await order(probe, one, 1);
          const second = await order(probe, other, 2);
          const done = (id: string, result: string): Expected => ({ json: { id, status: 'succeeded', result } });
          await askWhenOver(probe, second, done(second, `2 pages on ${other}`));
          await askWhenOver(probe, first, done(first, `1 pages on ${one}`));
        },
        'one-topic-twice': async (probe) => {
          const topic = topicFrom(probe.draw);
          const first = await order(probe, topic, 1);
          const second = await order(probe, topic, 2);
          const done = (id: string, result: string): Expected => ({ json: { id, status: 'succeeded', result } });
          await askWhenOver(probe, second, done(second, `2 pages on ${topic}`));
          await askWhenOver(probe, first, done(first, `1 pages on ${topic}`));
        },
        'ten-reports': async (probe) => {
          const topic = topicFrom(probe.draw);
          const ids: string[] = [];
          for (let pages = 1; pages <= 10; pages += 1) ids.push(await order(probe, topic, pages));
          for (const [at, id] of ids.entries())
            await askWhenOver(probe, id, { json: { id, status: 'succeeded', result: `${at + 1} pages on ${topic}` } });
        },
      },
    },
    'promised-meanwhile': {
      points: 1,
      see: 'still-running',
      requires: ['promised-first'],
      cases: {
        'while-another-is-written': async (probe) => {
          const first = await order(probe, 'first', LONG);
          const second = await order(probe, 'second', 1);
          await askFor(probe, first, { status: 200, json: { id: first, status: 'running' } });
          for (const id of [first, second]) await askWhenOver(probe, id, {});
        },
      },
    },
  },
  wrong: {
    'status-200': 'accepted',
    'forgotten-after-a-second': 'kept-for-later',
    'no-location': 'location',
    'promises-when-done': 'promised-first',
    'kept-when-done': 'promised-first',
    'nobody-catches': 'failure-is-a-result',
    'fails-at-once': 'failure-is-a-result',
    'nothing-logged': 'failure-is-logged',
    'error-told': 'failure-is-not-told',
    'null-for-unknown': 'unknown-is-404',
    'one-result-for-all': 'each-its-own-result',
    'one-job-a-topic': 'each-its-own-result',
    'waits-for-the-report-before': 'promised-meanwhile',
    'jobs-of-an-object': 'unknown-is-404',
  },
} satisfies AssignmentDocument;
