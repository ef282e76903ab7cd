import type { AssignmentDocument, Case, Draw, Probe } from '#checker/check.ts';

const order = ['index', 'router', 'service', 'repository', 'schema'] as const;
type Name = (typeof order)[number];

const inFeature = (feature: string, name: Name): string => `src/features/${feature}/${name}.ts`;

const imports = ({ ask }: Probe, from: string, to: string, allowed: boolean): Promise<unknown> =>
  ask({ method: 'POST', path: '/imports', json: { from, to } }, { status: 200, json: { allowed } });

/** One import for each pair; what a feature is called is drawn. */
const within =
  (pairs: readonly (readonly [Name, Name])[], allowed: boolean): Case =>
  async (probe) => {
    const feature = probe.draw.word();
    for (const [from, to] of pairs) await imports(probe, inFeature(feature, from), inFeature(feature, to), allowed);
  };

const between =
  (pairs: readonly (readonly [Name, Name])[], allowed: boolean, other: (feature: string, draw: Draw) => string): Case =>
  async (probe) => {
    const feature = probe.draw.word();
    const another = other(feature, probe.draw);
    for (const [from, to] of pairs) await imports(probe, inFeature(feature, from), inFeature(another, to), allowed);
  };

const unlike = (_feature: string, draw: Draw): string => draw.word(7);
const alike = (feature: string, draw: Draw): string => feature + draw.word(2);

const pairs = (from: readonly Name[], to: readonly Name[]): readonly (readonly [Name, Name])[] =>
  from.flatMap((one) => to.map((other) => [one, other] as const));
const downBy = (steps: (gap: number) => boolean): readonly (readonly [Name, Name])[] =>
  pairs(order, order).filter(([from, to]) => steps(order.indexOf(to) - order.indexOf(from)));

const shared = (draw: Draw): string => `src/shared/${draw.word()}.ts`;

const expressIn =
  (from: (draw: Draw) => readonly string[], allowed: boolean): Case =>
  async (probe) => {
    for (const path of from(probe.draw)) await imports(probe, path, 'express', allowed);
  };

export default {
  level: 'easy',
  checks: {
    'points-down': {
      points: 2,
      given: true,
      see: 'layers-ok',
      cases: {
        'one-layer': within(
          downBy((gap) => gap === 1),
          true,
        ),
        'several-layers': within(
          downBy((gap) => gap > 1),
          true,
        ),
        'feature-named-as-a-layer': async (probe) => {
          // The lowest layer's name is found last: a program that looks for it anywhere is right by chance.
          const feature = probe.draw.pick(order.slice(0, -1)) + probe.draw.word();
          for (const [from, to] of downBy((gap) => gap > 0))
            await imports(probe, inFeature(feature, from), inFeature(feature, to), true);
        },
      },
    },
    'never-up': {
      points: 2,
      see: 'layers-in-a-circle',
      cases: {
        up: within(
          downBy((gap) => gap < 0),
          false,
        ),
        itself: within(
          downBy((gap) => gap === 0),
          false,
        ),
      },
    },
    'other-feature-by-its-door': {
      points: 2,
      given: true,
      see: 'layers-ok',
      cases: {
        'from-any-layer': between(pairs(order, ['index']), true, unlike),
        'from-the-app': (probe) => imports(probe, 'src/app.ts', inFeature(probe.draw.word(), 'index'), true),
        'named-as-express': between([['service', 'index']], true, (_feature, draw) => `express${draw.word(2)}`),
      },
    },
    'never-past-the-door': {
      points: 2,
      see: 'layers-broken',
      cases: {
        'from-any-layer': between(pairs(order, ['router', 'service', 'repository', 'schema']), false, unlike),
        'from-the-app': (probe) => imports(probe, 'src/app.ts', inFeature(probe.draw.word(), 'router'), false),
      },
    },
    'names-that-begin-alike': {
      points: 1,
      see: 'layers-broken',
      requires: ['never-past-the-door'],
      cases: { 'past-the-door': between([['router', 'schema']], false, alike) },
    },
    'express-where-http-is': {
      points: 2,
      see: 'layers-broken',
      cases: {
        allowed: expressIn((draw) => ['src/app.ts', inFeature(draw.word(), 'router')], true),
        refused: expressIn(
          (draw) => [
            ...(['index', 'service', 'repository', 'schema'] as const).map((name) => inFeature(draw.word(), name)),
            shared(draw),
            `src/shared/${draw.word()}router.ts`,
            `src/shared/${draw.word()}app.ts`,
            inFeature(`${draw.word()}app`, 'service'),
          ],
          false,
        ),
      },
    },
    'shared-for-everybody': {
      points: 1,
      given: true,
      see: 'layers-ok',
      cases: {
        'from-any-layer': async (probe) => {
          for (const name of order) await imports(probe, inFeature(probe.draw.word(), name), shared(probe.draw), true);
        },
        'named-as-a-layer': async (probe) => {
          for (const name of order)
            await imports(probe, inFeature(probe.draw.word(), 'schema'), `src/shared/${name}.ts`, true);
        },
        'from-the-app': (probe) => imports(probe, 'src/app.ts', shared(probe.draw), true),
        'from-shared': (probe) => imports(probe, shared(probe.draw), shared(probe.draw), true),
      },
    },
    'shared-knows-no-feature': {
      points: 1,
      see: 'layers-in-a-circle',
      requires: ['never-past-the-door'],
      cases: {
        door: (probe) => imports(probe, shared(probe.draw), inFeature(probe.draw.word(), 'index'), false),
        inside: (probe) => imports(probe, shared(probe.draw), inFeature(probe.draw.word(), 'schema'), false),
      },
    },
    'nobody-imports-the-app': {
      points: 1,
      see: 'layers-in-a-circle',
      cases: {
        'from-any-layer': async (probe) => {
          for (const name of order) await imports(probe, inFeature(probe.draw.word(), name), 'src/app.ts', false);
        },
        'from-shared': (probe) => imports(probe, shared(probe.draw), 'src/app.ts', false),
      },
    },
    'any-name-of-a-feature': {
      points: 1,
      see: 'layers-broken',
      requires: ['points-down', 'never-past-the-door', 'other-feature-by-its-door'],
      cases: {
        'past-the-door-of-shared': between([['router', 'schema']], false, () => 'shared'),
        'from-shared-by-the-door': async (probe) =>
          imports(probe, inFeature('shared', 'service'), inFeature(probe.draw.word(), 'index'), true),
        hyphen: async (probe) => {
          const feature = `${probe.draw.word()}-${probe.draw.word()}`;
          await imports(probe, inFeature(feature, 'router'), inFeature(feature, 'schema'), true);
          await imports(probe, 'src/app.ts', inFeature(feature, 'index'), true);
        },
      },
    },
  },
  wrong: {
    'next-layer-only': 'points-down',
    'layer-by-any-part-of-the-path': 'points-down',
    'upward-too': 'never-up',
    'door-is-upward': 'other-feature-by-its-door',
    'express-in-any-part-of-the-path': 'other-feature-by-its-door',
    'past-the-door': 'never-past-the-door',
    'feature-by-its-beginning': 'names-that-begin-alike',
    'express-for-everybody': 'express-where-http-is',
    'express-for-routers-only': 'express-where-http-is',
    'shared-for-shared-only': 'shared-for-everybody',
    'shared-knows-features': 'shared-knows-no-feature',
    'shared-anywhere-in-the-path': 'any-name-of-a-feature',
    'express-by-the-end': 'express-where-http-is',
    'app-for-everybody': 'nobody-imports-the-app',
  },
} satisfies AssignmentDocument;
