/** Parses the default export of an `exchanges.ts`: TypeScript checked it when it was written, this checks it when it is read. */
import { z } from 'zod';
import { contentId as id } from '../content-id.ts';
import type { ExampleDocument } from '../exchange.ts';
import type { Said } from '../language.ts';
import { toMend } from '../to-mend.ts';
import { problemsFromError } from './issues.ts';

const texts = z.record(z.string(), z.string());
const schema = z.custom<z.ZodType>((value) => value instanceof z.ZodType, 'text or a Zod schema');
const documentedText = z.union([z.string(), schema]);

const took = z.strictObject({ atLeastMs: z.number().optional(), atMostMs: z.number().optional() });

const exchange = z.strictObject({
  request: z.strictObject({
    method: z.enum(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']),
    path: z.string().startsWith('/'),
    headers: texts.optional(),
    json: z.unknown().optional(),
    text: z.string().optional(),
  }),
  response: z
    .strictObject({
      status: z.int().min(100).max(599),
      headers: z.record(z.string(), documentedText).optional(),
      json: z.unknown().optional(),
      text: documentedText.optional(),
      empty: z.literal(true).optional(),
    })
    .refine(
      ({ json, text, empty }) => [json, text, empty].filter((body) => body !== undefined).length === 1,
      'exactly one of json, text and empty says what the body is',
    ),
  logs: z.array(documentedText).optional(),
  after: z.array(id).optional(),
  waitMs: z.int().positive().optional(),
  alongside: id.optional(),
  took: took.optional(),
  notYet: z.array(documentedText).optional(),
});

const pause = { afterMs: z.int().nonnegative().optional() };
const step = z.union([
  z.strictObject({ ...pause, signal: z.enum(['SIGINT', 'SIGTERM']) }),
  z.strictObject({ ...pause, send: id, ends: z.union([z.int(), z.enum(['cut', 'refused'])]).optional() }),
  z.strictObject({ ...pause, send: id, leavesAfterMs: z.int().positive() }),
]);

const notIn = z.strictObject({ firefox: id.optional(), webkit: id.optional() }).optional();

const run = z.strictObject({
  env: texts.optional(),
  entry: z.string().optional(),
  flags: z.array(z.string()).optional(),
  args: z.array(z.string()).optional(),
  steps: z.array(step).optional(),
  logs: z.array(documentedText),
  exit: z.union([z.strictObject({ code: z.int() }), z.strictObject({ signal: z.string() })]).optional(),
  took: took.optional(),
  files: texts.optional(),
  notIn,
});

const exampleDocument = z.strictObject({
  env: texts.optional(),
  needsNode: z.enum(['redis']).optional(),
  notIn,
  exchanges: z.record(id, exchange),
  runs: z.record(id, run).optional(),
  rough: texts.optional(),
});

export type DocumentOutcome = { readonly document: ExampleDocument } | { readonly problems: readonly Said[] };

function isDocument(value: unknown): value is ExampleDocument {
  return exampleDocument.safeParse(value).success;
}

function unknownIds({ exchanges, runs = {} }: ExampleDocument): readonly Said[] {
  const named = [
    ...Object.entries(exchanges).flatMap(([name, { after = [], alongside }]) =>
      [...after, ...(alongside === undefined ? [] : [alongside])].map((target) => [name, target] as const),
    ),
    ...Object.entries(runs).flatMap(([name, { steps = [] }]) =>
      steps.flatMap((each) => ('send' in each ? [[name, each.send] as const] : [])),
    ),
  ];
  return named
    .filter(([, target]) => !Object.hasOwn(exchanges, target))
    .map(([name, target]) => toMend('mend.no-exchange', { id: name, target }));
}

/** What comes out is the very object that came in: its schemas must stay the instances that they are. */
export function parseDocument(value: unknown): DocumentOutcome {
  if (isDocument(value)) {
    const problems = unknownIds(value);
    return problems.length === 0 ? { document: value } : { problems };
  }
  const { error } = exampleDocument.safeParse(value);
  return { problems: error === undefined ? [] : problemsFromError(error, 'default export') };
}
