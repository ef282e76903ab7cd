import { z } from 'zod';
import type { AssignmentDocument, Case, Draw, Probe } from '#checker/check.ts';

type Environment = Readonly<Record<string, string>>;

const names = ['APP_ENV', 'PORT', 'DEBUG', 'DB_PASSWORD'];
const start = { env: { APP_ENV: 'dev', DB_PASSWORD: 'correct-horse' } };

const required = (draw: Draw) => ({ APP_ENV: draw.pick(['dev', 'staging', 'prod']), DB_PASSWORD: draw.word(12) });

const load = ({ ask }: Probe, env: Environment, settings: Readonly<Record<string, string | number | boolean>>) =>
  ask({ method: 'POST', path: '/load', json: env }, { status: 200, json: { settings, isFrozen: z.boolean() } });

const loads =
  (change: (draw: Draw) => Environment, values: object): Case =>
  (probe) => {
    const env = required(probe.draw);
    return load(probe, { ...env, ...change(probe.draw) }, { ...env, PORT: 3000, DEBUG: false, ...values });
  };

async function refuse({ ask, expect }: Probe, env: Environment, bad: readonly string[]): Promise<string> {
  const { text } = await ask({ method: 'POST', path: '/load', json: env }, { status: 422 });
  expect(
    'named-settings',
    bad,
    names.filter((name) => text.includes(name)),
  );
  return text;
}

const refuses =
  (bad: readonly string[], change: (draw: Draw) => Environment): Case =>
  (probe) =>
    refuse(probe, { ...required(probe.draw), ...change(probe.draw) }, bad);

/** Three of these letters in a row stand in no message by chance. */
const secretOfLength =
  (length: number) =>
  (draw: Draw): string =>
    Array.from({ length }, () => draw.pick(['z', 'q', 'x', 'j', 'k', 'v'])).join('');

const hides =
  (secretOf: (draw: Draw) => string, bad: readonly string[], change: Environment): Case =>
  async (probe) => {
    const secret = secretOf(probe.draw);
    const text = await refuse(probe, { APP_ENV: 'dev', ...change, DB_PASSWORD: secret }, bad);
    const pieces = Array.from({ length: secret.length - 2 }, (_, at) => secret.slice(at, at + 3));
    probe.expect(
      'shown-password',
      [],
      pieces.filter((piece) => text.includes(piece)),
    );
  };

export default {
  level: 'medium',
  checks: {
    'good-environment': {
      points: 2,
      given: true,
      see: 'settings-with-stars',
      start,
      cases: {
        'all-set': (probe) => {
          const env = required(probe.draw);
          const port = probe.draw.int(1024, 65_000);
          const settings = { ...env, PORT: port, DEBUG: true };
          return load(probe, { ...env, PORT: String(port), DEBUG: 'true' }, settings);
        },
        'password-shortest': (probe) => {
          const env = { APP_ENV: 'dev', DB_PASSWORD: probe.draw.word(8) };
          return load(probe, { ...env, PORT: '80', DEBUG: 'on' }, { ...env, PORT: 80, DEBUG: true });
        },
        'password-with-blanks': (probe) => {
          const env = { APP_ENV: 'dev', DB_PASSWORD: ` ${probe.draw.word(6)} ` };
          return load(probe, { ...env, PORT: '80', DEBUG: 'on' }, { ...env, PORT: 80, DEBUG: true });
        },
        'port-lowest': loads(() => ({ PORT: '1', DEBUG: 'on' }), { PORT: 1, DEBUG: true }),
        'port-highest': loads(() => ({ PORT: '65535', DEBUG: 'yes' }), { PORT: 65_535, DEBUG: true }),
      },
    },
    defaults: {
      points: 1,
      given: true,
      see: 'settings-good',
      start,
      requires: ['good-environment'],
      cases: { 'only-required': loads(() => ({}), {}), 'others-ignored': loads((draw) => ({ HOME: draw.word() }), {}) },
    },
    'missing-named': {
      points: 1,
      see: 'settings-from-argument',
      start,
      cases: {
        stage: (probe) => refuse(probe, { DB_PASSWORD: probe.draw.word(12) }, ['APP_ENV']),
        password: (probe) => refuse(probe, { APP_ENV: probe.draw.pick(['dev', 'prod']) }, ['DB_PASSWORD']),
      },
    },
    'process-not-asked': {
      points: 1,
      see: 'settings-from-argument',
      start: { env: { ...start.env, DEBUG: 'true' } },
      requires: ['defaults', 'missing-named'],
      cases: { 'only-required': loads(() => ({}), {}) },
    },
    'stage-checked': {
      points: 1,
      see: 'five-problems',
      start,
      requires: ['missing-named'],
      cases: {
        unknown: refuses(['APP_ENV'], (draw) => ({ APP_ENV: `q${draw.word()}` })),
        'blank-behind': refuses(['APP_ENV'], () => ({ APP_ENV: 'dev ' })),
        capitals: refuses(['APP_ENV'], (draw) => ({ APP_ENV: draw.pick(['DEV', 'Staging', 'Prod']) })),
      },
    },
    'empty-not-set': {
      points: 1,
      see: 'port-empty',
      start,
      requires: ['defaults'],
      cases: { port: loads(() => ({ PORT: '' }), {}), debug: loads(() => ({ DEBUG: '' }), {}) },
    },
    'port-checked': {
      points: 2,
      see: 'port-too-large',
      start,
      requires: ['good-environment'],
      cases: {
        'just-below': refuses(['PORT'], () => ({ PORT: '0' })),
        'just-above': refuses(['PORT'], () => ({ PORT: '65536' })),
        word: refuses(['PORT'], (draw) => ({ PORT: draw.word() })),
        half: refuses(['PORT'], (draw) => ({ PORT: `${draw.int(1, 999)}.5` })),
        'point-zero': refuses(['PORT'], (draw) => ({ PORT: `${draw.int(1, 999)}.0` })),
        plus: refuses(['PORT'], (draw) => ({ PORT: `+${draw.int(1, 999)}` })),
        blank: refuses(['PORT'], () => ({ PORT: ' ' })),
        'blank-before': refuses(['PORT'], (draw) => ({ PORT: ` ${draw.int(1, 999)}` })),
        hexadecimal: refuses(['PORT'], (draw) => ({ PORT: `0x${draw.int(1, 99)}` })),
        exponent: refuses(['PORT'], (draw) => ({ PORT: `${draw.int(1, 9)}e3` })),
      },
    },
    'debug-words': {
      points: 2,
      see: 'false-is-true',
      start,
      requires: ['good-environment', 'defaults'],
      cases: {
        ...Object.fromEntries(['false', 'no', 'off', '0'].map((word) => [word, loads(() => ({ DEBUG: word }), {})])),
        'true-as-1': loads(() => ({ DEBUG: '1' }), { DEBUG: true }),
        unknown: refuses(['DEBUG'], (draw) => ({ DEBUG: `q${draw.word()}` })),
        'word-inside': refuses(['DEBUG'], (draw) => ({ DEBUG: `q${draw.word()}true` })),
      },
    },
    'every-problem-named': {
      points: 2,
      see: 'five-problems',
      start,
      requires: ['port-checked', 'debug-words'],
      cases: {
        two: refuses(['PORT', 'DEBUG'], (draw) => ({ PORT: draw.word(), DEBUG: `q${draw.word()}` })),
        all: refuses(names, (draw) => ({
          APP_ENV: `q${draw.word()}`,
          PORT: '0',
          DEBUG: `q${draw.word()}`,
          DB_PASSWORD: draw.word(7),
        })),
      },
    },
    'no-secret-in-message': {
      points: 1,
      see: 'five-problems',
      start,
      requires: ['port-checked'],
      cases: {
        'too-short': hides(secretOfLength(7), ['DB_PASSWORD'], {}),
        'port-is-bad': hides(secretOfLength(16), ['PORT'], { PORT: 'zero' }),
      },
    },
    frozen: {
      points: 1,
      see: 'settings-frozen',
      start,
      requires: ['good-environment'],
      cases: {
        frozen: ({ ask, draw }) =>
          ask(
            { method: 'POST', path: '/load', json: required(draw) },
            { status: 200, json: { settings: z.unknown(), isFrozen: true } },
          ),
      },
    },
    'exit-78': {
      points: 2,
      see: 'environment-empty',
      start,
      cases: {
        'password-missing': ({ failToStart }) =>
          failToStart({ env: { APP_ENV: 'dev' } }, { code: 78, errors: ['…', z.string().regex(/DB_PASSWORD/), '…'] }),
        'whole-message': async ({ ask, failToStart, expect }) => {
          const env = { APP_ENV: 'q', PORT: '0', DEBUG: 'q' };
          const { text } = await ask({ method: 'POST', path: '/load', json: env }, { status: 422 });
          const printed = (await failToStart({ env }, { code: 78 })).join('\n');
          const lost = names.filter((name) => text.includes(name) && !printed.includes(name));
          expect('lost-settings', [], lost);
        },
      },
    },
  },
  wrong: {
    'flag-undefined': 'defaults',
    'process-as-well': 'missing-named',
    'options-from-the-process': 'process-not-asked',
    'stage-in-any-case': 'stage-checked',
    'empty-refused': 'empty-not-set',
    'or-3000': 'port-checked',
    'coerced-number': 'port-checked',
    'coerced-boolean': 'debug-words',
    'first-problem-only': 'every-problem-named',
    'values-in-message': 'no-secret-in-message',
    'first-letters-in-message': 'no-secret-in-message',
    mutable: 'frozen',
    uncaught: 'exit-78',
    'exit-code-1': 'exit-78',
    'password-trimmed': 'good-environment',
    'blank-is-nothing': 'port-checked',
    'flag-by-a-part': 'debug-words',
    'first-line-printed': 'exit-78',
    'printed-as-a-result': 'exit-78',
  },
} satisfies AssignmentDocument;
