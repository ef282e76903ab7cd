import type { AssignmentDocument, Case, Probe } from '#checker/check.ts';
import type { Documented } from '#checker/exchange.ts';

type Environment = Readonly<Record<string, string>>;

const pool = { min: 1, max: 10 };
const db = { host: 'localhost', port: 5432, pool };
const defaults = { port: 3000, origins: ['http://localhost:5173', 'http://localhost:4173'], db };

const settings = ({ ask }: Probe, file: object, env: Environment, json: Documented) =>
  ask({ method: 'POST', path: '/settings', json: { file, env } }, { status: 200, json });

/** Sends layers that name something that all objects share, and asks another object for it. */
const leavesAlone =
  (layersOf: (name: string) => string): Case =>
  async ({ ask, draw }) => {
    const name = `q${draw.word()}`;
    const headers = { 'content-type': 'application/json' };
    await ask({ method: 'POST', path: '/settings', headers, text: layersOf(name) }, { status: 200 });
    return ask({ method: 'GET', path: `/inherited/${name}` }, { status: 200, json: { inherited: null } });
  };

export default {
  level: 'hard',
  checks: {
    'defaults-kept': {
      points: 2,
      given: true,
      see: 'layers-without-environment',
      cases: {
        alone: (probe) => settings(probe, {}, {}, defaults),
        'after-a-file': async (probe) => {
          const file = { port: probe.draw.int(4000, 5000), db: { host: probe.draw.word(), pool: { max: 20 } } };
          await probe.ask({ method: 'POST', path: '/settings', json: { file, env: {} } }, { status: 200 });
          return settings(probe, {}, {}, defaults);
        },
      },
    },
    'siblings-kept': {
      points: 2,
      see: 'layers-merged',
      requires: ['defaults-kept'],
      cases: {
        top: (probe) => {
          const port = probe.draw.int(4000, 5000);
          return settings(probe, { port }, {}, { ...defaults, port });
        },
        nested: (probe) => {
          const host = probe.draw.word();
          return settings(probe, { db: { host } }, {}, { ...defaults, db: { ...db, host } });
        },
        deep: (probe) => {
          const max = probe.draw.int(11, 99);
          return settings(probe, { db: { pool: { max } } }, {}, { ...defaults, db: { ...db, pool: { ...pool, max } } });
        },
        'less-than-nothing': async (probe) => {
          for (const port of [null, false, 0, '']) await settings(probe, { port }, {}, { ...defaults, port });
        },
        new: (probe) => {
          const name = `q${probe.draw.word()}`;
          return settings(probe, { [name]: { on: true } }, {}, { ...defaults, [name]: { on: true } });
        },
      },
    },
    'environment-wins': {
      points: 2,
      see: 'environment-on-top',
      requires: ['siblings-kept'],
      cases: {
        both: (probe) => {
          const [inFile, host] = [`f${probe.draw.word()}`, `e${probe.draw.word()}`];
          return settings(
            probe,
            { db: { host: inFile } },
            { APP_DB__HOST: host },
            { ...defaults, db: { ...db, host } },
          );
        },
        'file-and-environment': (probe) => {
          const [port, host] = [probe.draw.int(4000, 5000), probe.draw.word()];
          return settings(probe, { port }, { APP_DB__HOST: host }, { ...defaults, port, db: { ...db, host } });
        },
      },
    },
    'names-understood': {
      points: 2,
      see: 'layers-told',
      requires: ['siblings-kept'],
      cases: {
        'one-underscore': (probe) => {
          const level = probe.draw.word();
          return settings(probe, {}, { APP_LOG_LEVEL: level }, { ...defaults, log_level: level });
        },
        'two-and-one': (probe) => {
          const pool_size = String(probe.draw.int(1, 9));
          return settings(probe, {}, { APP_DB__POOL_SIZE: pool_size }, { ...defaults, db: { ...db, pool_size } });
        },
        'three-deep': (probe) => {
          const max = String(probe.draw.int(11, 99));
          const json = { ...defaults, db: { ...db, pool: { ...pool, max } } };
          return settings(probe, {}, { APP_DB__POOL__MAX: max }, json);
        },
        'two-in-one-object': (probe) => {
          const [user, name] = [probe.draw.word(), probe.draw.word()];
          const json = { ...defaults, db: { ...db, user, name } };
          return settings(probe, {}, { APP_DB__USER: user, APP_DB__NAME: name }, json);
        },
        'prefix-in-small-letters': (probe) => settings(probe, {}, { app_port: probe.draw.word() }, defaults),
        'prefix-again': (probe) => {
          const app_port = probe.draw.word();
          return settings(probe, {}, { APP_APP_PORT: app_port }, { ...defaults, app_port });
        },
        'no-prefix': (probe) => settings(probe, {}, { PORT: '1', DB__HOST: probe.draw.word() }, defaults),
        'prefix-further-on': (probe) => settings(probe, {}, { MY_APP_PORT: probe.draw.word() }, defaults),
      },
    },
    'empty-not-set': {
      points: 1,
      see: 'port-empty',
      requires: ['siblings-kept'],
      cases: {
        top: (probe) => {
          const port = probe.draw.int(4000, 5000);
          return settings(probe, { port }, { APP_PORT: '' }, { ...defaults, port });
        },
        nested: (probe) => settings(probe, {}, { APP_DB__HOST: '' }, defaults),
      },
    },
    'lists-replaced': {
      points: 1,
      see: 'layers-merged',
      requires: ['siblings-kept'],
      cases: {
        shorter: (probe) => {
          const origins = [probe.draw.word()];
          return settings(probe, { origins }, {}, { ...defaults, origins });
        },
        'object-in-its-place': (probe) => {
          const origins = { first: probe.draw.word() };
          return settings(probe, { origins }, {}, { ...defaults, origins });
        },
        'in-the-place-of-an-object': (probe) => {
          const db = [probe.draw.word()];
          return settings(probe, { db }, {}, { ...defaults, db });
        },
        empty: (probe) => settings(probe, { origins: [] }, {}, { ...defaults, origins: [] }),
        'text-in-its-place': (probe) => {
          const origins = probe.draw.word();
          return settings(probe, {}, { APP_ORIGINS: origins }, { ...defaults, origins });
        },
      },
    },
    'nothing-else-changed': {
      points: 2,
      see: 'layers-told',
      requires: ['siblings-kept'],
      cases: {
        'proto-in-the-file': leavesAlone((name) => `{"file":{"__proto__":{"${name}":1}},"env":{}}`),
        'proto-further-in': leavesAlone((name) => `{"file":{"db":{"__proto__":{"${name}":1}}},"env":{}}`),
        'constructor-in-the-file': leavesAlone(
          (name) => `{"file":{"constructor":{"prototype":{"${name}":1}}},"env":{}}`,
        ),
        'constructor-as-a-name': (probe) => {
          const named = { ['constructor']: probe.draw.word() };
          return settings(probe, named, {}, { ...defaults, ...named });
        },
        'constructor-in-a-variable': leavesAlone(
          (name) => `{"file":{},"env":{"APP_CONSTRUCTOR__PROTOTYPE__${name.toUpperCase()}":"1"}}`,
        ),
      },
    },
    'values-stay-text': {
      points: 1,
      see: 'layers-told',
      requires: ['environment-wins'],
      cases: Object.fromEntries(
        Object.entries({ digits: '8080', capitals: 'Db1.Example', 'blanks-around': ' two words ', blank: ' ' }).map(
          ([what, host]): [string, Case] => [
            what,
            (probe) => settings(probe, {}, { APP_DB__HOST: host }, { ...defaults, db: { ...db, host } }),
          ],
        ),
      ),
    },
  },
  wrong: {
    'writes-into-the-weak': 'defaults-kept',
    'one-level-only': 'siblings-kept',
    'file-wins': 'environment-wins',
    'every-underscore-leads-in': 'names-understood',
    'prefix-anywhere': 'names-understood',
    'last-variable-of-an-object': 'names-understood',
    'empty-wins': 'empty-not-set',
    'lists-by-position': 'lists-replaced',
    'proto-followed': 'nothing-else-changed',
    'constructor-followed': 'nothing-else-changed',
    'or-in-the-place-of-has': 'siblings-kept',
    'prefix-in-any-case': 'names-understood',
    'list-under-an-object': 'lists-replaced',
    'inherited-name-wins': 'nothing-else-changed',
    'values-trimmed': 'values-stay-text',
  },
} satisfies AssignmentDocument;
