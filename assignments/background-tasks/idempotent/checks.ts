import { z } from 'zod';
import type { AssignmentDocument, Draw, Probe } from '#checker/check.ts';
import type { ExchangeRequest } from '#checker/exchange.ts';

const OVER_WITHIN_MS = 5_000;
const MOST_TRIES = 10;

const Job = z.object({ id: z.string(), status: z.string() });
type Job = z.infer<typeof Job>;

const address = (draw: Draw, mood: '' | 'slow' | 'down' = ''): string => `${mood}${draw.word(10)}@example.com`;
const keyFrom = (draw: Draw): string => draw.word(16);

const mail = (to: string, key?: string): ExchangeRequest => ({
  method: 'POST',
  path: '/mails',
  json: { to },
  ...(key === undefined ? {} : { headers: { 'Idempotency-Key': key } }),
});

async function send({ ask, expect }: Probe, to: string, key?: string): Promise<Job> {
  const { json } = await ask(mail(to, key), { status: 202 });
  expect('body', Job, json);
  return Job.parse(json);
}

const statusOf = async ({ ask }: Probe, { id }: Job): Promise<string | undefined> => {
  const { json } = await ask({ method: 'GET', path: `/mails/${id}` }, { status: 200 });
  return Job.safeParse(json).data?.status;
};

/** Waits for the end of jobs, so that no other case meets them. */
async function finish(probe: Probe, ...jobs: readonly Job[]): Promise<void> {
  const deadline = performance.now() + OVER_WITHIN_MS;
  for (const job of jobs) {
    const isOpen = async (): Promise<boolean> =>
      ['queued', 'running'].includes((await statusOf(probe, job)) ?? 'unknown');
    while ((await isOpen()) && performance.now() < deadline) await probe.wait(10);
  }
}

const isOnItsWay = async (probe: Probe, job: Job): Promise<boolean> => (await statusOf(probe, job)) === 'running';

/** A slow machine must not decide: what was seen when the slow mails had already arrived is tried with new ones. */
async function inTime<T extends { readonly wasInTime: boolean }>(see: () => Promise<T>): Promise<T> {
  let seen = await see();
  for (let tries = 1; tries < MOST_TRIES && !seen.wasInTime; tries += 1) seen = await see();
  return seen;
}

const inboxHas = ({ ask }: Probe, to: string, mails: number): Promise<unknown> =>
  ask({ method: 'GET', path: `/inbox/${to}` }, { json: { mails } });

export default {
  level: 'medium',
  checks: {
    delivered: {
      points: 1,
      given: true,
      see: 'mail-delivered',
      cases: {
        one: async (probe) => {
          const to = address(probe.draw);
          const job = await send(probe, to, keyFrom(probe.draw));
          await finish(probe, job);
          probe.expect('status', 'succeeded', await statusOf(probe, job));
          await inboxHas(probe, to, 1);
        },
      },
    },
    'key-of-a-running-job': {
      points: 2,
      see: 'same-key-same-job',
      requires: ['delivered'],
      cases: {
        'while-running': async (probe) => {
          const { first, second, to } = await inTime(async () => {
            const [to, key] = [address(probe.draw, 'slow'), keyFrom(probe.draw)];
            const first = await send(probe, to, key);
            const second = await send(probe, to, key);
            const wasInTime = await isOnItsWay(probe, first);
            await finish(probe, first, second);
            return { first, second, to, wasInTime };
          });
          probe.expect('id of the second answer', first.id, second.id);
          await inboxHas(probe, to, 1);
        },
      },
    },
    'key-of-a-finished-job': {
      points: 2,
      see: 'same-key-same-job',
      requires: ['key-of-a-running-job'],
      cases: {
        'when-done': async (probe) => {
          const [to, key] = [address(probe.draw), keyFrom(probe.draw)];
          const first = await send(probe, to, key);
          await finish(probe, first);
          probe.expect('id of the second answer', first.id, (await send(probe, to, key)).id);
          await inboxHas(probe, to, 1);
        },
      },
    },
    'key-of-another-mail': {
      points: 1,
      see: 'same-key-other-mail',
      requires: ['key-of-a-running-job', 'key-of-a-finished-job'],
      cases: {
        'other-address': async (probe) => {
          const key = keyFrom(probe.draw);
          await finish(probe, await send(probe, address(probe.draw), key));
          await probe.ask(mail(address(probe.draw), key), { status: 422 });
        },
      },
    },
    'each-a-job-of-its-own': {
      points: 1,
      given: true,
      see: 'mail-accepted',
      requires: ['delivered'],
      cases: {
        'no-key': async (probe) => {
          const to = address(probe.draw);
          await finish(probe, await send(probe, to), await send(probe, to));
          await inboxHas(probe, to, 2);
        },
        'two-keys': async (probe) => {
          const to = address(probe.draw);
          await finish(probe, await send(probe, to, keyFrom(probe.draw)), await send(probe, to, keyFrom(probe.draw)));
          await inboxHas(probe, to, 2);
        },
      },
    },
    'two-at-a-time': {
      points: 2,
      given: true,
      see: 'second-slow-mail',
      requires: ['delivered'],
      cases: {
        'second-starts': async (probe) => {
          const { statuses } = await inTime(async () => {
            const first = await send(probe, address(probe.draw, 'slow'));
            const second = await send(probe, address(probe.draw, 'slow'));
            const wasInTime = await isOnItsWay(probe, first);
            await finish(probe, first, second);
            return { statuses: [first.status, second.status], wasInTime };
          });
          probe.expect('statuses', ['running', 'running'], statuses);
        },
      },
    },
    'third-waits': {
      points: 2,
      see: 'third-slow-mail',
      requires: ['two-at-a-time'],
      cases: {
        'then-is-sent': async (probe) => {
          const { third, to } = await inTime(async () => {
            const first = await send(probe, address(probe.draw, 'slow'));
            const second = await send(probe, address(probe.draw, 'slow'));
            const to = address(probe.draw);
            const third = await send(probe, to);
            const wasInTime = (await isOnItsWay(probe, first)) && (await isOnItsWay(probe, second));
            await finish(probe, first, second, third);
            return { third, to, wasInTime };
          });
          probe.expect('status of the third', 'queued', third.status);
          await inboxHas(probe, to, 1);
        },
      },
    },
    'failure-frees-its-place': {
      points: 2,
      given: true,
      see: 'mail-failed',
      requires: ['two-at-a-time'],
      cases: {
        'two-failures': async (probe) => {
          const failing = [await send(probe, address(probe.draw, 'down'))];
          probe.expect('status of the first', 'running', failing[0]?.status);
          failing.push(await send(probe, address(probe.draw, 'down')));
          await finish(probe, ...failing);
          const next = await send(probe, address(probe.draw));
          probe.expect('status of the next', 'running', next.status);
          await finish(probe, next);
        },
      },
    },
  },
  wrong: {
    'key-kept-after-the-work': 'key-of-a-running-job',
    'key-forgotten-after-the-work': 'key-of-a-finished-job',
    'first-job-returned': 'key-of-another-mail',
    'no-key-is-a-key': 'each-a-job-of-its-own',
    'address-is-the-key': 'each-a-job-of-its-own',
    'one-at-a-time': 'two-at-a-time',
    'no-limit': 'third-waits',
    'place-lost-on-failure': 'failure-frees-its-place',
  },
} satisfies AssignmentDocument;
