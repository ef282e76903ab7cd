import type { AssignmentDocument, Case, Probe } from '#checker/check.ts';
import type { ExchangeRequest } from '#checker/exchange.ts';

type SignalName = 'SIGINT' | 'SIGTERM';

const report = (ms: number): ExchangeRequest => ({ method: 'GET', path: `/report?ms=${ms}` });

/** A connection whose request has not been read yet may be closed by the signal: then the answer would be cut. */
async function awaitReports({ awaitLine, lines, wait }: Probe, count: number): Promise<void> {
  await awaitLine('report begun');
  const begun = (): number => lines().filter((line) => line === 'report begun').length;
  for (let looks = 0; looks < 80 && begun() < count; looks += 1) await wait(25);
}

/** Sends the signals while so many reports are under way, and waits for the answer of the last. */
async function stopDuringReport(probe: Probe, names: readonly SignalName[], underWay = 1): Promise<void> {
  const { ask, signal, wait } = probe;
  const signals = async (): Promise<void> => {
    await awaitReports(probe, underWay);
    for (const name of names) {
      signal(name);
      await wait(150);
    }
  };
  await Promise.all([
    ask(report(800), { status: 200, json: { report: 'complete' } }, { deadlineMs: 6_000 }),
    signals(),
  ]);
}

/** A client who comes while a report is under way, when the door has had time to close after the signal. */
async function refusesDuringReport({ ask, awaitLine, signal, wait, ports, expectRefused }: Probe): Promise<void> {
  const comeLate = async (): Promise<void> => {
    await awaitLine('report begun');
    signal('SIGTERM');
    for (let looks = 0; looks < 64 && ports().length > 0; looks += 1) await wait(25, 300);
    await expectRefused(report(1));
  };
  await Promise.all([ask(report(2_500), { status: 200 }, { deadlineMs: 8_000 }), comeLate()]);
}

function expectClosedOnce({ expect, lines }: Probe): void {
  expect('closed-printed', 1, lines().filter((line) => line === 'database closed').length);
}

const finishes =
  (name: SignalName): Case =>
  (probe) =>
    stopDuringReport(probe, [name]);

const keepsDeadline =
  (name: SignalName): Case =>
  async (probe) => {
    const { leave, awaitLine, signal, awaitExit } = probe;
    const left = leave(report(9_000), 9_000);
    await awaitLine('report begun');
    signal(name);
    await awaitExit({ code: 1 }, 3_500);
    await left;
    expectClosedOnce(probe);
  };

/** Each signal comes sooner than the deadline after the one before it. */
async function keepsFirstDeadline({ leave, awaitLine, signal, wait, awaitExit }: Probe): Promise<void> {
  const left = leave(report(9_000), 9_000);
  await awaitLine('report begun');
  for (let signals = 0; signals < 8; signals += 1) {
    signal('SIGTERM');
    await wait(250, 500);
  }
  await awaitExit({ code: 1 }, 150);
  await left;
}

export default {
  level: 'hard',
  checks: {
    'finishes-work': {
      points: 3,
      see: 'in-flight-finished',
      fresh: true,
      cases: {
        sigterm: finishes('SIGTERM'),
        'ctrl-c': finishes('SIGINT'),
        'two-reports': async (probe) => {
          const longer = probe.ask(report(1_500), { status: 200, json: { report: 'complete' } }, { deadlineMs: 6_000 });
          await stopDuringReport(probe, ['SIGTERM'], 2);
          await longer;
        },
      },
    },
    'nothing-new': {
      points: 2,
      see: 'in-flight-finished',
      fresh: true,
      requires: ['finishes-work'],
      cases: { 'during-a-report': refusesDuringReport },
    },
    'ends-soon': {
      points: 2,
      see: 'in-flight-finished',
      fresh: true,
      requires: ['finishes-work'],
      cases: {
        'behind-a-report': async (probe) => {
          await stopDuringReport(probe, ['SIGTERM']);
          await probe.awaitExit({ code: 0 }, 3_000);
        },
        'nothing-to-do': async ({ awaitLine, signal, awaitExit }) => {
          await awaitLine('Listening on http://localhost:3000');
          signal('SIGTERM');
          await awaitExit({ code: 0 }, 3_000);
        },
      },
    },
    'cleans-up-once': {
      points: 2,
      see: 'in-flight-finished',
      fresh: true,
      requires: ['ends-soon'],
      cases: {
        'behind-a-report': async (probe) => {
          await stopDuringReport(probe, ['SIGTERM']);
          await probe.awaitExit({ code: 0 });
          expectClosedOnce(probe);
        },
      },
    },
    'second-signal': {
      points: 2,
      see: 'second-ctrl-c',
      fresh: true,
      requires: ['cleans-up-once'],
      cases: {
        'ctrl-c-twice': async (probe) => {
          await stopDuringReport(probe, ['SIGINT', 'SIGINT']);
          await probe.awaitExit({ code: 0 });
          expectClosedOnce(probe);
        },
        'one-of-each': async (probe) => {
          await stopDuringReport(probe, ['SIGINT', 'SIGTERM']);
          await probe.awaitExit({ code: 0 });
          expectClosedOnce(probe);
        },
      },
    },
    'deadline-kept': {
      points: 3,
      see: 'deadline-passed',
      start: { env: { DEADLINE_MS: '400' } },
      fresh: true,
      cases: { sigterm: keepsDeadline('SIGTERM') },
    },
    'deadline-not-moved': {
      points: 1,
      see: 'deadline-passed',
      start: { env: { DEADLINE_MS: '1200' } },
      fresh: true,
      requires: ['second-signal', 'deadline-kept'],
      cases: { 'signals-again-and-again': keepsFirstDeadline },
    },
  },
  wrong: {
    'closes-the-database-first': 'finishes-work',
    'sigterm-only': 'finishes-work',
    'door-left-open': 'nothing-new',
    'idle-connections-forgotten': 'ends-soon',
    'deadline-left-running': 'ends-soon',
    'database-forgotten': 'cleans-up-once',
    'clean-up-not-awaited': 'cleans-up-once',
    'stops-twice': 'second-signal',
    'handlers-for-once': 'second-signal',
    'deadline-moved': 'deadline-not-moved',
    'no-deadline': 'deadline-kept',
    'deadline-ends-with-0': 'deadline-kept',
    'deadline-without-clean-up': 'deadline-kept',
    'first-answer-ends-it': 'finishes-work',
  },
} satisfies AssignmentDocument;
