import type { AssignmentDocument, Case, Draw } from '#checker/check.ts';

interface Place {
  readonly root: string;
  /** A directory of the root, and one in it. */
  readonly outer: string;
  readonly inner: string;
  readonly directories: readonly string[];
}

/** Names that mean something elsewhere. Here each is a name. */
const odd = {
  blanks: ' blanks ',
  backslash: 'back\\slash',
  percent: 'per%20cent',
  colon: 'c:',
  tilde: '~',
  composed: 'caf\u00e9',
  decomposed: 'cafe\u0301s',
};

function placeFrom(draw: Draw): Place {
  const root = `/srv/m${draw.word()}`;
  const [outer, inner] = [`o${draw.word()}`, `i${draw.word()}`];
  const inside = [
    outer,
    `${outer}/${inner}`,
    `${outer}/${inner}/deep`,
    `..${outer}`,
    `v1..2`,
    ...Object.values(odd),
  ].map((path) => `${root}/${path}`);
  const outside = [
    '/',
    '/etc',
    '/srv',
    '/srv/etc',
    `${root}-evil`,
    `${root}-evil/${outer}`,
    `/srv/copy${root}/${outer}`,
  ];
  return { root, outer, inner, directories: draw.shuffle([root, ...inside, ...outside]) };
}

const answers =
  (wantedOf: (place: Place) => string, directoryOf: ((place: Place) => string) | undefined): Case =>
  ({ ask, draw }) => {
    const place = placeFrom(draw);
    const { root, directories } = place;
    const json = { root, directories, target_dir: wantedOf(place) };
    return ask(
      { method: 'POST', path: '/deploy', json },
      directoryOf === undefined
        ? { status: 422, json: { detail: 'Not a directory inside the root' } }
        : { status: 200, json: { directory: directoryOf(place) } },
    );
  };

const refuses = (wantedOf: (place: Place) => string): Case => answers(wantedOf, undefined);

export default {
  level: 'hard',
  checks: {
    'must-exist': {
      points: 2,
      see: 'directory-is-a-file',
      cases: {
        outer: answers(
          ({ outer }) => outer,
          ({ root, outer }) => `${root}/${outer}`,
        ),
        inner: answers(
          ({ outer, inner }) => `${outer}/${inner}`,
          ({ root, outer, inner }) => `${root}/${outer}/${inner}`,
        ),
        missing: refuses(({ inner }) => inner),
        'other-capitals': refuses(({ outer }) => outer.toUpperCase()),
        'root-that-is-missing': ({ ask, draw }) => {
          const { root, directories } = placeFrom(draw);
          const json = { root, directories: directories.filter((each) => each !== root), target_dir: '.' };
          return ask(
            { method: 'POST', path: '/deploy', json },
            { status: 422, json: { detail: 'Not a directory inside the root' } },
          );
        },
        'three-deep': answers(
          ({ outer, inner }) => `${outer}/${inner}/deep`,
          ({ root, outer, inner }) => `${root}/${outer}/${inner}/deep`,
        ),
        'missing-below': refuses(({ outer, inner }) => `${outer}/${inner}/${inner}`),
      },
    },
    'no-escape': {
      points: 3,
      see: 'directory-outside',
      requires: ['must-exist'],
      cases: {
        parent: refuses(() => '..'),
        'beside-it': refuses(() => '../etc'),
        'far-up': refuses(() => '../../../../etc'),
        'in-and-out': refuses(({ outer }) => `${outer}/../../etc`),
        'out-of-itself': refuses(({ outer }) => `./${outer}/.././../etc`),
        'dots-in-dots': refuses(() => '....//etc'),
        'dots-in-dots-twice': refuses(() => '....//....//etc'),
        encoded: refuses(() => '%2e%2e%2fetc'),
        'root-further-in': refuses(({ root, outer }) => `../copy${root}/${outer}`),
      },
    },
    'no-sibling': {
      points: 2,
      see: 'directory-outside',
      requires: ['no-escape'],
      cases: {
        sibling: refuses(({ root }) => `../${root.slice('/srv/'.length)}-evil`),
        'in-the-sibling': refuses(({ root, outer }) => `../${root.slice('/srv/'.length)}-evil/${outer}`),
      },
    },
    'root-itself': {
      points: 1,
      see: 'model-accepted',
      requires: ['must-exist'],
      cases: {
        dot: answers(
          () => '.',
          ({ root }) => root,
        ),
        'dot-and-slash': answers(
          () => './',
          ({ root }) => root,
        ),
      },
    },
    'absolute-refused': {
      points: 1,
      see: 'directory-outside',
      requires: ['must-exist', 'no-escape'],
      cases: {
        outside: refuses(() => '/etc'),
        'inside-in-full': refuses(({ root, outer }) => `${root}/${outer}`),
        'from-the-root': refuses(({ outer }) => `/${outer}`),
      },
    },
    'any-spelling-inside': {
      points: 2,
      see: 'model-accepted',
      requires: ['must-exist', 'no-escape'],
      cases: {
        'dot-before': answers(
          ({ outer }) => `./${outer}`,
          ({ root, outer }) => `${root}/${outer}`,
        ),
        'slash-behind': answers(
          ({ outer }) => `${outer}/`,
          ({ root, outer }) => `${root}/${outer}`,
        ),
        'slash-doubled': answers(
          ({ outer, inner }) => `${outer}//${inner}`,
          ({ root, outer, inner }) => `${root}/${outer}/${inner}`,
        ),
        'up-and-down': answers(
          ({ outer, inner }) => `${outer}/../${outer}/${inner}`,
          ({ root, outer, inner }) => `${root}/${outer}/${inner}`,
        ),
        'out-and-in-again': answers(
          ({ root, outer }) => `../${root.slice('/srv/'.length)}/${outer}`,
          ({ root, outer }) => `${root}/${outer}`,
        ),
        'name-with-dots-first': answers(
          ({ outer }) => `..${outer}`,
          ({ root, outer }) => `${root}/..${outer}`,
        ),
        'name-with-dots-inside': answers(
          () => 'v1..2',
          ({ root }) => `${root}/v1..2`,
        ),
      },
    },
    'any-name-inside': {
      points: 1,
      see: 'model-accepted',
      requires: ['must-exist', 'no-escape'],
      cases: Object.fromEntries(
        Object.entries(odd).map(([what, name]) => [
          what,
          answers(
            () => name,
            ({ root }) => `${root}/${name}`,
          ),
        ]),
      ),
    },
  },
  wrong: {
    'inside-but-missing': 'must-exist',
    'existence-only': 'no-escape',
    'text-begins-with-root': 'no-escape',
    'dots-taken-out-once': 'no-escape',
    'root-anywhere-in-the-path': 'no-escape',
    'decoded-once-more': 'no-escape',
    'prefix-without-slash': 'no-sibling',
    'root-left-out': 'root-itself',
    'absolute-joined': 'absolute-refused',
    'absolute-inside-taken': 'absolute-refused',
    'every-two-dots-refused': 'any-spelling-inside',
    'dots-at-the-beginning-refused': 'any-spelling-inside',
    'dots-first-refused': 'any-spelling-inside',
    'blanks-lost': 'any-name-inside',
    'root-need-not-exist': 'must-exist',
  },
} satisfies AssignmentDocument;
