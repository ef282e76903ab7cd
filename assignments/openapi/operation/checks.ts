import { z } from 'zod';
import type { AssignmentDocument, Case, Draw } from '#checker/check.ts';
import type { Documented } from '#checker/exchange.ts';

interface Route {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly path: string;
  readonly summary: string;
  readonly answers: Readonly<Record<string, string>>;
}

const route = (draw: Draw, change: Partial<Route> = {}): Route => ({
  method: 'GET',
  path: `/${draw.word()}`,
  summary: draw.word(),
  answers: { 200: draw.word() },
  ...change,
});

const Document = z.object({ paths: z.record(z.string(), z.record(z.string(), z.unknown())) });
const Described = z.object({ parameters: z.unknown(), responses: z.unknown(), summary: z.unknown() }).partial();

const describe =
  (prove: (document: z.infer<typeof Document>, routes: readonly Route[]) => readonly [string, Documented, unknown]) =>
  (routesFrom: (draw: Draw) => readonly Route[]): Case =>
  async ({ ask, draw, expect }) => {
    const routes = routesFrom(draw);
    const { json } = await ask({ method: 'POST', path: '/document', json: routes }, { status: 200 });
    expect('body', Document, json);
    const [what, expected, actual] = prove(Document.parse(json), routes);
    expect(what, expected, actual);
  };

const inBraces = (path: string): string => path.replaceAll(/:(\w+)/g, '{$1}');

/** What is said of the first route, wherever the document has put it. */
const firstOperation = ({ paths }: z.infer<typeof Document>): z.infer<typeof Described> => {
  const [methods = {}] = Object.values(paths);
  return Described.parse(Object.values(methods)[0] ?? {});
};

const pathsAre = describe(({ paths }, routes) => [
  'paths',
  [...new Set(routes.map(({ path }) => inBraces(path)))],
  Object.keys(paths),
]);

const parametersAre = describe((document, [first]) => [
  'parameters',
  [...(first?.path ?? '').matchAll(/:(\w+)/g)].map(([, name = '']) => name),
  z
    .array(z.object({ name: z.string() }))
    .catch([])
    .parse(firstOperation(document).parameters)
    .map(({ name }) => name),
]);

const Answers = z.record(z.string(), z.unknown()).catch({});
const Named = z.array(z.object({ name: z.string() })).catch([]);

/** However the paths are written, which is another check's. */
const parametersOfAllAre = describe(({ paths }, routes) => [
  'parameters-by-path',
  routes.map(({ path }) => [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => name)),
  Object.values(paths).map((methods) =>
    Object.values(methods).flatMap((each) => Named.parse(Described.parse(each).parameters).map(({ name }) => name)),
  ),
]);

const parametersAreRequired = describe((document, [first]) => [
  'parameters',
  [...(first?.path ?? '').matchAll(/:(\w+)/g)].map(() => ['path', true, { type: 'string' }]),
  z
    .array(z.object({ in: z.unknown(), required: z.unknown(), schema: z.unknown() }).partial())
    .catch([])
    .parse(firstOperation(document).parameters)
    .map((each) => [each.in, each.required, each.schema]),
]);

const responsesAre = describe((document, [first]) => [
  'responses',
  Object.fromEntries(Object.entries(first?.answers ?? {}).map(([status, description]) => [status, { description }])),
  firstOperation(document).responses,
]);

const methodsAre = describe(({ paths }, routes) => [
  'methods',
  routes.map(({ method }) => method.toLowerCase()).sort(),
  Object.values(paths)
    .flatMap((methods) => Object.keys(methods))
    .sort(),
]);

const summariesAre = describe(({ paths }, routes) => [
  'summaries',
  routes.map(({ summary }) => summary).sort(),
  Object.values(paths)
    .flatMap((methods) => Object.values(methods).map((each) => String(Described.parse(each).summary)))
    .sort(),
]);

const answersOfEachAre = describe(({ paths }, routes) => [
  'statuses-by-method',
  routes.map(({ answers }) => Object.keys(answers).sort()),
  Object.values(paths).flatMap((methods) =>
    Object.values(methods).map((each) => Object.keys(Answers.parse(Described.parse(each).responses)).sort()),
  ),
]);

const withId = (draw: Draw): Route => route(draw, { path: `/${draw.word()}/:${draw.word()}` });
const withTwo = (draw: Draw): Route =>
  route(draw, { path: `/${draw.word()}/:${draw.word()}/${draw.word()}/:${draw.word()}` });

export default {
  level: 'easy',
  checks: {
    'braces-in-the-path': {
      points: 2,
      see: 'document-served',
      cases: {
        none: pathsAre((draw) => [route(draw)]),
        one: pathsAre((draw) => [withId(draw)]),
        two: pathsAre((draw) => [withTwo(draw)]),
        'capitals-and-digits': pathsAre((draw) => [
          route(draw, { path: `/${draw.word()}/:${draw.word()}Id_${draw.int(1, 9)}` }),
        ]),
        'two-in-one-part': pathsAre((draw) => [
          route(draw, { path: `/${draw.word()}/:${draw.word()}-:${draw.word()}` }),
        ]),
        'capitals-and-slash': pathsAre((draw) => [route(draw, { path: `/Q${draw.word()}/` })]),
      },
    },
    'parameters-named': {
      points: 2,
      see: 'document-served',
      cases: {
        none: parametersAre((draw) => [route(draw)]),
        one: parametersAre((draw) => [withId(draw)]),
        two: parametersAre((draw) => [withTwo(draw)]),
        'of-two-routes': parametersOfAllAre((draw) => {
          const name = draw.word();
          return [
            route(draw, { path: `/a${draw.word()}/:${name}` }),
            route(draw, { path: `/b${draw.word()}/:${name}` }),
          ];
        }),
      },
    },
    'parameters-required': {
      points: 1,
      see: 'coerced-id-is-required',
      requires: ['parameters-named'],
      cases: { one: parametersAreRequired((draw) => [withId(draw)]) },
    },
    'every-answer': {
      points: 2,
      see: 'model-missing',
      cases: {
        success: responsesAre((draw) => [route(draw)]),
        refusals: responsesAre((draw) => [
          route(draw, { answers: { 200: draw.word(), 404: draw.word(), 422: draw.word() } }),
        ]),
        'same-words': responsesAre((draw) => {
          const refused = draw.word();
          return [route(draw, { answers: { 200: draw.word(), 404: refused, 410: refused } })];
        }),
        'refusal-only': responsesAre((draw) => [route(draw, { answers: { 501: draw.word() } })]),
      },
    },
    'method-in-small-letters': {
      points: 1,
      see: 'document-served',
      cases: {
        get: methodsAre((draw) => [route(draw)]),
        delete: methodsAre((draw) => [route(draw, { method: 'DELETE' })]),
      },
    },
    'methods-of-one-path': {
      points: 2,
      see: 'document-served',
      cases: {
        two: summariesAre((draw) => {
          const path = `/${draw.word()}`;
          return [route(draw, { path }), route(draw, { path, method: 'POST' })];
        }),
        three: summariesAre((draw) => {
          const path = `/${draw.word()}`;
          return [
            route(draw, { path }),
            route(draw, { path, method: 'POST' }),
            route(draw, { path, method: 'DELETE' }),
          ];
        }),
        'each-its-answers': answersOfEachAre((draw) => {
          const path = `/${draw.word()}`;
          return [
            route(draw, { path, answers: { 200: draw.word() } }),
            route(draw, { path, method: 'POST', answers: { 201: draw.word(), 202: draw.word() } }),
          ];
        }),
        'not-in-a-row': summariesAre((draw) => {
          const path = `/${draw.word()}/:${draw.word()}`;
          return [route(draw, { path }), route(draw), route(draw, { path, method: 'DELETE' })];
        }),
      },
    },
  },
  wrong: {
    'colon-kept': 'braces-in-the-path',
    'small-letters-only': 'braces-in-the-path',
    'one-parameter-a-path': 'braces-in-the-path',
    'first-parameter-only': 'parameters-named',
    'each-name-once': 'parameters-named',
    'parameter-not-required': 'parameters-required',
    'success-only': 'every-answer',
    'method-in-capitals': 'method-in-small-letters',
    'last-method-only': 'methods-of-one-path',
    'one-parameter-a-part': 'braces-in-the-path',
    'answers-of-all-methods': 'methods-of-one-path',
  },
} satisfies AssignmentDocument;
