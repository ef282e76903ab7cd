import { z } from 'zod';
import type { AssignmentDocument, Draw, Probe } from '#checker/check.ts';
import type { ExchangeRequest } from '#checker/exchange.ts';

const OVER_WITHIN_MS = 5_000;
const MOST_TRIES = 10;
const Job = z.object({ id: z.string(), status: z.string() });
type Job = z.infer<typeof Job>;

const address = (draw: Draw, mood: '' | 'slow' | 'down' = ''): string => `${mood}${draw.word(10)}@example.com`;
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

/** Waits for the end of jobs, so that no other case meets them: asked all the time, a machine does nothing else. */
async function finish(probe: Probe, ...jobs: readonly Job[]): Promise<void> {
  const deadline = performance.now() + OVER_WITHIN_MS;
  for (const job of jobs) {
    for (let pause = 10; performance.now() < deadline; pause = Math.min(2 * pause, 40)) {
      if (!['queued', 'running'].includes((await statusOf(probe, job)) ?? '')) break;
      await probe.wait(pause);
    }
  }
}

const isOnItsWay = async (probe: Probe, job: Job): Promise<boolean> => (await statusOf(probe, job)) === 'running';
/** A slow machine must not decide: what was seen when the slow mails had already arrived is tried with new ones. */
async function inTime<T extends { readonly wasInTime: boolean }>(see: (nth: number) => Promise<T>): Promise<T> {
  let seen = await see(0);
  for (let tries = 1; tries < MOST_TRIES && !seen.wasInTime; tries += 1) seen = await see(tries);
  return seen;
}

const inboxHas = ({ ask }: Probe, to: string, mails: number): Promise<unknown> =>
  ask({ method: 'GET', path: `/inbox/${to}` }, { json: { mails } });

const twoAhead = async (probe: Probe): Promise<readonly Job[]> => [
  await send(probe, 'slow-a@example.com'),
  await send(probe, 'slow-b@example.com'),
];

/** The jobs of two requests for one mail that has to wait. */
async function idsWhileQueued(probe: Probe, keyOf: (nth: number) => string | undefined): Promise<readonly string[]> {
  const { jobs } = await inTime(async (nth) => {
    const ahead = await twoAhead(probe);
    const jobs = [await send(probe, 'c@example.com', keyOf(nth)), await send(probe, 'c@example.com', keyOf(nth))];
    await finish(probe, ...ahead, ...jobs);
    return { jobs, wasInTime: jobs[1]?.status === 'queued' };
  });
  return jobs.map(({ id }) => id);
}

/** The third mail, while the two before it are on their way. */
const thirdBehindTwo = (probe: Probe, slow: () => string, quick: () => string): Promise<{ third: Job; to: string }> =>
  inTime(async () => {
    const [first, second, to] = [await send(probe, slow()), await send(probe, slow()), quick()];
    const third = await send(probe, to);
    const wasInTime = (await isOnItsWay(probe, first)) && (await isOnItsWay(probe, second));
    await finish(probe, first, second, third);
    return { third, to, wasInTime };
  });

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
          const job = await send(probe, to, probe.draw.word(16));
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
            const [to, key] = [address(probe.draw, 'slow'), probe.draw.word(16)];
            const first = await send(probe, to, key);
            const second = await send(probe, to, key);
            const wasInTime = await isOnItsWay(probe, first);
            await finish(probe, first, second);
            return { first, second, to, wasInTime };
          });
          probe.expect('second-id', first.id, second.id);
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
          const [to, key] = [address(probe.draw), probe.draw.word(16)];
          const first = await send(probe, to, key);
          await finish(probe, first);
          probe.expect('second-id', first.id, (await send(probe, to, key)).id);
          await inboxHas(probe, to, 1);
        },
      },
    },
    'key-of-another-mail': {
      points: 1,
      see: 'same-key-other-mail',
      requires: ['key-of-a-running-job', 'key-of-a-finished-job'],
      cases: {
        'other-address-and-back': async (probe) => {
          const [to, key] = [address(probe.draw), probe.draw.word(16)];
          const first = await send(probe, to, key);
          await finish(probe, first);
          await probe.ask(mail(address(probe.draw), key), { status: 422 });
          probe.expect('third-id', first.id, (await send(probe, to, key)).id);
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
          const [to, key] = [address(probe.draw), probe.draw.word(16)];
          await finish(probe, await send(probe, to, key), await send(probe, to, key.toUpperCase()));
          await inboxHas(probe, to, 2);
        },
        'key-that-every-object-has': async (probe) => {
          const key = probe.draw.pick(['constructor', 'toString', 'valueOf', '__proto__']);
          await finish(probe, await send(probe, `${key.toLowerCase()}@example.com`, key));
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
          const slow = (): string => address(probe.draw, 'slow');
          const { third, to } = await thirdBehindTwo(probe, slow, () => address(probe.draw));
          probe.expect('third-status', 'queued', third.status);
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
          const fail = () => send(probe, address(probe.draw, 'down'));
          const failing = [await fail(), await fail()];
          await finish(probe, ...failing);
          const ends = await Promise.all(failing.map((job) => statusOf(probe, job)));
          const statuses = [...failing.map(({ status }) => status), ...ends];
          probe.expect('statuses', ['running', 'running', 'failed', 'failed'], statuses);
          const next = await send(probe, address(probe.draw));
          probe.expect('next-status', 'running', next.status);
          await finish(probe, next);
        },
      },
    },
    'in-their-order': {
      points: 2,
      see: 'third-slow-mail',
      requires: ['each-a-job-of-its-own', 'third-waits', 'failure-frees-its-place'],
      cases: {
        'first-come-first-served': async (probe) => {
          const { isQueued } = await inTime(async () => {
            const ahead = await twoAhead(probe);
            const [one, other] = [await send(probe, 'slow-c@example.com'), await send(probe, 'slow-d@example.com')];
            const last = await send(probe, 'slow-e@example.com');
            for (let at = 0; at < 500 && (await statusOf(probe, last)) === 'queued'; at += 1) await probe.wait(5);
            const first = await statusOf(probe, one);
            const wasInTime = await isOnItsWay(probe, last);
            await finish(probe, ...ahead, one, other, last);
            return { isQueued: first === 'queued', wasInTime };
          });
          probe.expect('first-still-queued', false, isQueued);
        },
        'no-sooner-behind-a-failure': async (probe) => {
          await finish(probe, await send(probe, 'down-a@example.com'));
          const slow = (): string => 'slow-a@example.com';
          const { third } = await thirdBehindTwo(probe, slow, () => 'c@example.com');
          probe.expect('third-status', 'queued', third.status);
        },
        'as-soon-as-one-ends': async (probe) => {
          const { status } = await inTime(async () => {
            const first = await send(probe, 'slow-a@example.com');
            await probe.wait(150);
            const second = await send(probe, 'slow-b@example.com');
            const third = await send(probe, 'slow-c@example.com');
            await finish(probe, first);
            const status = await statusOf(probe, third);
            const wasInTime = third.status === 'queued' && (await isOnItsWay(probe, second));
            await finish(probe, second, third);
            return { status, wasInTime };
          });
          probe.expect('third-status-after-first', 'running', status);
        },
      },
    },
    'key-of-a-waiting-job': {
      points: 1,
      see: 'same-key-same-job',
      requires: ['key-of-a-running-job', 'in-their-order'],
      cases: {
        'while-queued': async (probe) => {
          const [first = '', second] = await idsWhileQueued(probe, (nth) => `waits-for-its-turn-${nth}`);
          probe.expect('second-id', first, second);
        },
        'no-key-while-queued': async (probe) => {
          const ids = await idsWhileQueued(probe, () => undefined);
          probe.expect('jobs-without-key', 2, new Set(ids).size);
        },
      },
    },
    'key-of-a-failed-job': {
      points: 1,
      see: 'mail-failed',
      requires: ['key-of-a-finished-job', 'failure-frees-its-place'],
      cases: {
        'when-failed': async (probe) => {
          const [to, key] = [address(probe.draw, 'down'), probe.draw.word(16)];
          const first = await send(probe, to, key);
          await finish(probe, first);
          probe.expect('second-id', first.id, (await send(probe, to, key)).id);
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
    'failure-called-a-success': 'failure-frees-its-place',
    'key-unknown-while-queued': 'key-of-a-waiting-job',
    'key-forgotten-after-a-failure': 'key-of-a-failed-job',
    'key-lost-by-another-mail': 'key-of-another-mail',
    'keys-of-an-object': 'each-a-job-of-its-own',
    'failure-frees-two': 'in-their-order',
    'last-come-first-served': 'in-their-order',
    'two-by-two': 'in-their-order',
  },
} satisfies AssignmentDocument;
