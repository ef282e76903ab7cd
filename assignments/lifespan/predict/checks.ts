import type { AssignmentDocument, Case, Draw } from '#checker/check.ts';

const listening = 'Listening on http://localhost:3000';
const startUp = ['Start Up Event', 'Model loaded', listening];

const predicts =
  (xOf: (draw: Draw) => number): Case =>
  ({ ask, draw }) => {
    const x = xOf(draw);
    return ask({ method: 'GET', path: `/predict?x=${x}` }, { status: 200, json: { result: x * 42 } });
  };

const stopsBy =
  (name: 'SIGINT' | 'SIGTERM'): Case =>
  async ({ signal, awaitLine, awaitExit, expect, lines }) => {
    await awaitLine(listening);
    signal(name);
    await awaitLine('Shutdown Event!');
    await awaitExit({ code: 0 });
    expect('shutdown-printed', 1, lines().filter((line) => line === 'Shutdown Event!').length);
    expect('start-up-printed', 1, lines().filter((line) => line === 'Start Up Event').length);
  };

export default {
  level: 'easy',
  checks: {
    predicts: {
      points: 2,
      see: 'predict-two',
      cases: {
        whole: predicts((draw) => draw.int(1, 10_000)),
        half: predicts((draw) => draw.int(1, 100) + 0.5),
        negative: predicts((draw) => -draw.int(1, 100)),
        zero: predicts(() => 0),
        text: ({ ask, draw }) => ask({ method: 'GET', path: `/predict?x=${draw.word()}` }, { status: 422 }),
      },
    },
    'start-up-first': {
      points: 2,
      see: 'asked-too-early',
      fresh: true,
      requires: ['predicts'],
      cases: {
        lines: async ({ awaitLine, expect, lines }) => {
          await awaitLine(listening);
          await awaitLine('Model loaded');
          expect('log', startUp, lines());
        },
      },
    },
    'started-once': {
      points: 1,
      see: 'ctrl-c',
      requires: ['predicts', 'start-up-first'],
      cases: {
        'three-requests': async (probe) => {
          for (const x of [1, 2, 3]) await predicts(() => x)(probe);
          probe.expect('start-up-printed', 1, probe.lines().filter((line) => line === 'Start Up Event').length);
        },
      },
    },
    stops: {
      points: 2,
      see: 'ctrl-c',
      fresh: true,
      requires: ['predicts'],
      cases: { 'ctrl-c': stopsBy('SIGINT'), sigterm: stopsBy('SIGTERM') },
    },
  },
  wrong: {
    'model-in-the-place-of-its-answer': 'predicts',
    'listens-first': 'start-up-first',
    'cleans-up-at-the-start': 'start-up-first',
    'starts-at-each-request': 'started-once',
    'sigterm-only': 'stops',
    'exit-without-clean-up': 'stops',
    'server-left-open': 'stops',
    'another-lifespan-is-ended': 'stops',
  },
} satisfies AssignmentDocument;
