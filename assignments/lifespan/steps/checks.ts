import { z } from 'zod';
import type { AssignmentDocument, Case, Draw, Probe } from '#checker/check.ts';

const Answer = z.object({ events: z.array(z.string()), error: z.string().nullable() });

interface Step {
  readonly name: string;
  readonly startFails?: boolean;
  readonly stopFails?: boolean;
}

/** The first one takes longest, so that whoever does not wait for it is found out. */
function steps(draw: Draw, count: number): (Step & { ms: number })[] {
  return Array.from({ length: count }, (_, i) => ({ name: `${draw.word(4)}${i}`, ms: (count - i) * 4 }));
}

async function rehearse({ ask }: Probe, sent: readonly Step[], bodyFails = false): Promise<z.infer<typeof Answer>> {
  const { json } = await ask(
    { method: 'POST', path: '/run', json: { steps: sent, bodyFails } },
    { status: 200, json: { events: z.array(z.string()), error: z.string().nullable() } },
  );
  return Answer.parse(json);
}

const started = (list: readonly Step[]): string[] => list.flatMap(({ name }) => [`${name} starts`, `${name} started`]);
const stopped = (list: readonly Step[]): string[] =>
  list.toReversed().flatMap(({ name }) => [`${name} stops`, `${name} stopped`]);
const ofStop = (events: readonly string[]): string[] => events.filter((event) => / stop(s|ped)$/.test(event));
const ofStart = (events: readonly string[]): string[] => events.filter((event) => !/ stop(s|ped)$/.test(event));

const startsInOrder =
  (count: number): Case =>
  async (probe) => {
    const list = steps(probe.draw, count);
    probe.expect('starts', [...started(list), 'body'], ofStart((await rehearse(probe, list)).events));
  };

const stopsInReverse =
  (count: number): Case =>
  async (probe) => {
    const list = steps(probe.draw, count);
    const { events } = await rehearse(probe, list);
    probe.expect('stops', stopped(list), ofStop(events));
    probe.expect('last-before-stops', 'body', events[2 * count]);
  };

const failedStart =
  (at: number): Case =>
  async (probe) => {
    const list = steps(probe.draw, 3);
    const { events } = await rehearse(
      probe,
      list.map((step, i) => ({ ...step, startFails: i === at })),
    );
    const before = list.slice(0, at);
    probe.expect('events', [...started(before), `${list[at]?.name ?? ''} starts`, ...stopped(before)], events);
  };

const failedStop =
  (at: readonly number[]): Case =>
  async (probe) => {
    const list = steps(probe.draw, 3);
    const { events } = await rehearse(
      probe,
      list.map((step, i) => ({ ...step, stopFails: at.includes(i) })),
    );
    const failing = at.map((i) => `${list[i]?.name ?? ''} stopped`);
    const all = stopped(list).filter((event) => !failing.includes(event));
    probe.expect('stops', all, ofStop(events));
  };

const passesOn =
  (change: Partial<Step>, bodyFails: boolean, message: (name: string) => string): Case =>
  async (probe) => {
    const [first, second] = steps(probe.draw, 2);
    const bad = { ...second, name: probe.draw.word(), ...change };
    const { error } = await rehearse(probe, first === undefined ? [bad] : [first, bad], bodyFails);
    probe.expect('error', message(bad.name), error);
  };

export default {
  level: 'medium',
  checks: {
    'starts-in-order': {
      points: 2,
      given: true,
      see: 'prediction-saved',
      cases: { none: startsInOrder(0), one: startsInOrder(1), three: startsInOrder(3) },
    },
    'stops-in-reverse': {
      points: 2,
      see: 'stopped-in-reverse',
      requires: ['starts-in-order'],
      cases: { one: stopsInReverse(1), two: stopsInReverse(2), four: stopsInReverse(4) },
    },
    'failed-start': {
      points: 2,
      see: 'fails-halfway',
      requires: ['stops-in-reverse'],
      cases: { first: failedStart(0), second: failedStart(1), last: failedStart(2) },
    },
    'failed-body': {
      points: 2,
      see: 'busy-port-undone',
      requires: ['stops-in-reverse'],
      cases: {
        body: async (probe) => {
          const list = steps(probe.draw, 3);
          const { events } = await rehearse(probe, list, true);
          probe.expect('events', [...started(list), 'body', ...stopped(list)], events);
        },
      },
    },
    'failed-stop': {
      points: 2,
      see: 'stopped-in-reverse',
      requires: ['stops-in-reverse'],
      cases: {
        first: failedStop([0]),
        middle: failedStop([1]),
        last: failedStop([2]),
        two: failedStop([1, 2]),
        all: failedStop([0, 1, 2]),
      },
    },
    'error-passed-on': {
      points: 2,
      see: 'start-fails',
      requires: ['starts-in-order'],
      cases: {
        start: passesOn({ startFails: true }, false, (name) => `${name} cannot start`),
        body: passesOn({}, true, () => 'the body failed'),
        stop: passesOn({ stopFails: true }, false, (name) => `${name} cannot stop`),
        'body-without-steps': async (probe) => {
          probe.expect('error', 'the body failed', (await rehearse(probe, [], true)).error);
        },
        'body-and-stop': async (probe) => {
          const failing = steps(probe.draw, 2).map((step) => ({ ...step, stopFails: true }));
          // Which of them it is, or an error about all, is free.
          probe.expect('error', z.string(), (await rehearse(probe, failing, true)).error);
        },
        none: async (probe) => {
          probe.expect('error', null, (await rehearse(probe, steps(probe.draw, 2))).error);
        },
      },
    },
  },
  wrong: {
    'all-at-once': 'starts-in-order',
    'same-order': 'stops-in-reverse',
    'stops-at-once': 'stops-in-reverse',
    'stops-what-never-started': 'failed-start',
    'failed-start-leaves-the-rest': 'failed-start',
    'no-finally': 'failed-body',
    'first-bad-stop-ends-it': 'failed-stop',
    'errors-kept-quiet': 'error-passed-on',
    'stop-errors-kept-quiet': 'error-passed-on',
    'second-bad-stop-ends-it': 'failed-stop',
    'body-not-awaited': 'error-passed-on',
  },
} satisfies AssignmentDocument;
