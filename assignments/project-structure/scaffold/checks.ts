import { z } from 'zod';
import type { AssignmentDocument, Case, Draw, Expected, Probe } from '#checker/check.ts';

type Template = Readonly<Record<string, string>>;

const capitalized = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

/** Long enough never to meet the name of another case. */
const nameFrom = (draw: Draw): string => draw.word(12);

const oneFile: Template = { '{{name}}/schema.ts.tmpl': 'export const {{Name}} = 1;\n' };

const post = ({ ask }: Probe, name: unknown, template: Template, expected: Expected): Promise<unknown> =>
  ask({ method: 'POST', path: '/features', json: { name, template } }, expected);

const file = ({ ask }: Probe, path: string, expected: Expected): Promise<unknown> =>
  ask({ method: 'GET', path: `/files/src/features/${path}` }, expected);

const refusesName =
  (from: (draw: Draw) => unknown): Case =>
  (probe) =>
    post(probe, from(probe.draw), oneFile, { status: 422 });

const refusesPlaceholder =
  (placeholder: (draw: Draw) => string): Case =>
  (probe) => {
    const unknown = `{{${placeholder(probe.draw)}}}`;
    const template = { '{{name}}/schema.ts.tmpl': `export const ${unknown} = 1;\n` };
    return post(probe, nameFrom(probe.draw), template, {
      status: 409,
      json: { detail: `unknown placeholder ${unknown}` },
    });
  };

export default {
  level: 'hard',
  checks: {
    created: {
      points: 1,
      see: 'feature-created',
      cases: {
        'two-files': async (probe) => {
          const name = nameFrom(probe.draw);
          const template = { '{{name}}/index.ts.tmpl': 'export {};\n', '{{name}}/b.ts.tmpl': '1\n' };
          await post(probe, name, template, { status: 201 });
          await file(probe, `${name}/index.ts`, { status: 200, text: 'export {};\n' });
        },
        'only-the-ending-goes': async (probe) => {
          const name = nameFrom(probe.draw);
          const paths = ['z.ts', 'a.tmpl.ts.tmpl', 'tmpl.tmpl', 'xtmpl', 'b.md'];
          const template = Object.fromEntries(paths.map((path) => [`{{name}}/${path}`, '1\n']));
          const created = ['z.ts', 'a.tmpl.ts', 'tmpl', 'xtmpl', 'b.md'].map((path) => `src/features/${name}/${path}`);
          await post(probe, name, template, { status: 201, json: { created } });
        },
        'in-the-order-of-the-template': async (probe) => {
          const name = nameFrom(probe.draw);
          const template = { '{{name}}/z.ts.tmpl': '1\n', '{{name}}/a.ts.tmpl': '1\n' };
          const created = [`src/features/${name}/z.ts`, `src/features/${name}/a.ts`];
          await post(probe, name, template, { status: 201, json: { created } });
        },
        'paths-named': async (probe) => {
          const name = nameFrom(probe.draw);
          await post(probe, name, oneFile, {
            status: 201,
            json: { created: [`src/features/${name}/schema.ts`] },
          });
        },
      },
    },
    'every-placeholder': {
      points: 2,
      see: 'router-filled',
      requires: ['created'],
      cases: {
        'on-one-line': async (probe) => {
          const name = nameFrom(probe.draw);
          const template = { '{{name}}/a.ts.tmpl': 'create{{Name}}({{name}}, {{name}});\n' };
          await post(probe, name, template, { status: 201 });
          await file(probe, `${name}/a.ts`, { text: `create${capitalized(name)}(${name}, ${name});\n` });
        },
        'on-two-lines': async (probe) => {
          const name = nameFrom(probe.draw);
          await post(probe, name, { '{{name}}/a.ts.tmpl': '{{name}}\n{{Name}}\n' }, { status: 201 });
          await file(probe, `${name}/a.ts`, { text: `${name}\n${capitalized(name)}\n` });
        },
        'in-a-path': async (probe) => {
          const name = nameFrom(probe.draw);
          const template = { '{{name}}/{{name}}.test.ts.tmpl': '1\n', '{{name}}/{{Name}}.ts.tmpl': '1\n' };
          await post(probe, name, template, { status: 201 });
          await file(probe, `${name}/${name}.test.ts`, { status: 200 });
          await file(probe, `${name}/${capitalized(name)}.ts`, { status: 200 });
        },
      },
    },
    'name-is-checked': {
      points: 2,
      see: 'name-is-a-way-out',
      cases: {
        'way-out': refusesName((draw) => `../../${draw.word()}`),
        'way-down': refusesName((draw) => `${draw.word()}/${draw.word()}`),
        empty: refusesName(() => ''),
        capital: refusesName((draw) => capitalized(draw.word())),
        'begins-with-digit': refusesName((draw) => `${draw.int(0, 9)}${draw.word()}`),
        underscore: refusesName((draw) => `${draw.word()}_${draw.word()}`),
        hyphen: refusesName((draw) => `${draw.word()}-${draw.word()}`),
        'blank-behind': refusesName((draw) => `${draw.word()} `),
        'one-letter-is-a-name': async (probe) => {
          const { ask, draw, expect } = probe;
          const json = { name: draw.word(1), template: oneFile };
          const { status } = await ask({ method: 'POST', path: '/features', json }, {});
          // Another seed may have taken it.
          expect('status', z.literal([201, 409]), status);
        },
        'two-lines': refusesName((draw) => `${draw.word()}\n`),
        number: refusesName((draw) => draw.int(1, 9)),
      },
    },
    'nothing-overwritten': {
      points: 2,
      see: 'feature-again',
      requires: ['created'],
      cases: {
        'same-file': async (probe) => {
          const name = nameFrom(probe.draw);
          await post(probe, name, { '{{name}}/a.ts.tmpl': 'mine\n' }, { status: 201 });
          await post(
            probe,
            name,
            { '{{name}}/a.ts.tmpl': 'yours\n' },
            {
              status: 409,
              json: { detail: `already there: src/features/${name}` },
            },
          );
          await file(probe, `${name}/a.ts`, { text: 'mine\n' });
        },
        'other-file': async (probe) => {
          const name = nameFrom(probe.draw);
          await post(probe, name, { '{{name}}/a.ts.tmpl': 'mine\n' }, { status: 201 });
          await post(probe, name, { '{{name}}/b.ts.tmpl': 'yours\n' }, { status: 409 });
        },
        'file-further-in': async (probe) => {
          const name = nameFrom(probe.draw);
          await post(probe, name, { '{{name}}/deep/a.ts.tmpl': 'mine\n' }, { status: 201 });
          await post(probe, name, { '{{name}}/b.ts.tmpl': 'yours\n' }, { status: 409 });
        },
      },
    },
    'neighbour-is-no-obstacle': {
      points: 1,
      see: 'feature-created',
      requires: ['created'],
      cases: {
        'begins-alike': async (probe) => {
          const name = nameFrom(probe.draw);
          await post(probe, `${name}s`, oneFile, { status: 201 });
          await post(probe, name, oneFile, { status: 201 });
        },
        'named-further-in': async (probe) => {
          const [name, inside] = [nameFrom(probe.draw), nameFrom(probe.draw)];
          await post(probe, name, { [`{{name}}/src/features/${inside}/a.ts.tmpl`]: '1\n' }, { status: 201 });
          await post(probe, inside, oneFile, { status: 201 });
        },
      },
    },
    'unknown-placeholder': {
      points: 2,
      see: 'placeholder-misspelled',
      cases: {
        misspelled: refusesPlaceholder(() => 'nmae'),
        drawn: refusesPlaceholder((draw) => draw.word(7)),
        capitals: refusesPlaceholder(() => 'NAME'),
        blanks: refusesPlaceholder(() => ' name '),
        hyphen: refusesPlaceholder((draw) => `${draw.word()}-name`),
        'in-a-path': (probe) =>
          post(
            probe,
            nameFrom(probe.draw),
            { '{{nmae}}/a.ts.tmpl': '1\n' },
            { status: 409, json: { detail: 'unknown placeholder {{nmae}}' } },
          ),
      },
    },
    'inherited-placeholder': {
      points: 1,
      see: 'placeholder-misspelled',
      requires: ['unknown-placeholder'],
      cases: {
        'to-string': refusesPlaceholder(() => 'toString'),
        'its-constructor': refusesPlaceholder(() => 'constructor'),
      },
    },
    'whole-or-nothing': {
      points: 2,
      see: 'placeholder-misspelled',
      requires: ['unknown-placeholder'],
      cases: {
        'second-file-wrong': async (probe) => {
          const name = nameFrom(probe.draw);
          const template = { '{{name}}/a.ts.tmpl': 'good\n', '{{name}}/b.ts.tmpl': '{{nmae}}\n' };
          await post(probe, name, template, { status: 409 });
          await file(probe, `${name}/a.ts`, { status: 404 });
        },
        'and-once-more': async (probe) => {
          const name = nameFrom(probe.draw);
          await post(probe, name, { '{{name}}/a.ts.tmpl': '{{nmae}}\n' }, { status: 409 });
          await post(probe, name, oneFile, { status: 201 });
        },
      },
    },
  },
  wrong: {
    'ending-kept': 'created',
    'first-of-each-only': 'every-placeholder',
    'greedy-placeholder': 'every-placeholder',
    'part-of-the-name-checked': 'name-is-checked',
    'any-word-is-a-name': 'name-is-checked',
    'work-overwritten': 'nothing-overwritten',
    'neighbour-in-the-way': 'neighbour-is-no-obstacle',
    'folder-anywhere-in-the-path': 'neighbour-is-no-obstacle',
    'unknown-left-empty': 'unknown-placeholder',
    'inherited-value': 'inherited-placeholder',
    'half-a-feature': 'whole-or-nothing',
    'one-letter-is-no-name': 'name-is-checked',
    'paths-sorted': 'created',
    'ending-anywhere': 'created',
    'words-in-braces-only': 'unknown-placeholder',
    'name-taken-by-a-failure': 'whole-or-nothing',
  },
} satisfies AssignmentDocument;
