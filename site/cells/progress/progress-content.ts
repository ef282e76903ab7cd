/** Everything that this browser keeps of a learner, as one file, and back. Pure: entries of the storage in and out. */
import { mergeRecords, recordFromText, recordSchema, RECORD_PREFIX } from '../ground/assignment-record.ts';
import { ANSWER_PREFIX, DRAFT_PREFIX } from '../../drafts.ts';
import { z } from '../ground/quiet-zod.ts';

/** By key of the storage. */
export type Entries = Readonly<Record<string, string>>;

const FORMAT = 'express-notebook progress';
const VERSION = 1;

const texts = z.record(z.string(), z.string());

const draft = z.strictObject({
  starter: z.string(),
  mine: texts.optional(),
  undo: texts.optional(),
  at: z.number().optional(),
  older: texts.optional(),
  other: texts.optional(),
});

const progressSchema = z.strictObject({
  format: z.literal(FORMAT),
  version: z.literal(VERSION),
  savedAt: z.iso.datetime(),
  /** By question: the index of the chosen option. */
  answers: z.record(z.string().regex(/^q-\w+$/), z.string().regex(/^\d+$/)),
  drafts: z.record(z.string(), draft),
  assignments: z.record(z.string().regex(/^[a-z0-9-]+\/[a-z0-9-]+$/), recordSchema),
});

type Progress = z.infer<typeof progressSchema>;

/** What is wrong, for the learner: the words of `progress.import.<kind>`, with facts. */
export type ImportProblem =
  | { readonly kind: 'not-json'; readonly reason: string }
  | { readonly kind: 'other-file' }
  | { readonly kind: 'later-version'; readonly version: number }
  | { readonly kind: 'broken'; readonly place: string; readonly reason: string };

export type ImportOutcome = { readonly progress: Progress } | { readonly problem: ImportProblem };

const head = z.object({ format: z.literal(FORMAT), version: z.number() });

function jsonFromText(text: string): { readonly value: unknown } | { readonly reason: string } {
  try {
    const value: unknown = JSON.parse(text);
    return { value };
  } catch (error) {
    if (error instanceof SyntaxError) return { reason: error.message };
    throw error;
  }
}

export function progressFromText(text: string): ImportOutcome {
  const json = jsonFromText(text);
  if ('reason' in json) return { problem: { kind: 'not-json', reason: json.reason } };
  const begin = head.safeParse(json.value).data;
  if (begin === undefined) return { problem: { kind: 'other-file' } };
  if (begin.version > VERSION) return { problem: { kind: 'later-version', version: begin.version } };
  const parsed = progressSchema.safeParse(json.value);
  if (parsed.success) return { progress: parsed.data };
  const [issue] = parsed.error.issues;
  return { problem: { kind: 'broken', place: issue?.path.join(' › ') ?? '', reason: issue?.message ?? '' } };
}

function under(entries: Entries, prefix: string): readonly (readonly [string, string])[] {
  return Object.entries(entries).flatMap(([key, text]) =>
    key.startsWith(prefix) ? [[key.slice(prefix.length), text] as const] : [],
  );
}

export function isKeptOfLearner(key: string): boolean {
  return [ANSWER_PREFIX, DRAFT_PREFIX, RECORD_PREFIX].some((prefix) => key.startsWith(prefix));
}

/** An entry that nothing here has written is left out. */
export function textFromEntries(entries: Entries, savedAt: string): string {
  const drafts = under(entries, DRAFT_PREFIX).flatMap(([name, text]) => {
    const json = jsonFromText(text);
    const parsed = 'value' in json ? draft.safeParse(json.value).data : undefined;
    return parsed === undefined ? [] : [[name, parsed] as const];
  });
  const progress: Progress = {
    format: FORMAT,
    version: VERSION,
    savedAt,
    answers: Object.fromEntries(under(entries, ANSWER_PREFIX)),
    drafts: Object.fromEntries(drafts),
    assignments: Object.fromEntries(under(entries, RECORD_PREFIX).map(([id, text]) => [id, recordFromText(text)])),
  };
  return `${JSON.stringify(progress, null, 2)}\n`;
}

/** What to write: the file's answers and drafts, and the records of both together. */
export function entriesFromProgress({ answers, drafts, assignments }: Progress, present: Entries): Entries {
  const named = <T>(prefix: string, values: Readonly<Record<string, T>>, write: (value: T, key: string) => string) =>
    Object.entries(values).map(([name, value]) => [prefix + name, write(value, prefix + name)] as const);
  return Object.fromEntries([
    ...named(ANSWER_PREFIX, answers, (answer) => answer),
    ...named(DRAFT_PREFIX, drafts, (value) => JSON.stringify(value)),
    ...named(RECORD_PREFIX, assignments, (record, key) =>
      JSON.stringify(mergeRecords(recordFromText(present[key] ?? null), record)),
    ),
  ]);
}
