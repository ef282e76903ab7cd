/** What another version of a package changes: in exchanges and runs, in the claims that cite them, in the sentences. */
import { z } from 'zod';
import type { CatalogueExample } from './catalogue.ts';
import { unprovedQuotes, type LessonContent, type RecordedExample } from './content.ts';
import { NOTHING, type Said } from './language.ts';
import { recordingSchema, type RecordedExchange, type RecordedRun, type Recording } from './recording.ts';

/** What all examples of one copy of the project did. */
export const toldSchema = z.object({
  /** By example. */
  recordings: z.record(z.string(), recordingSchema),
  /** By example and id: what contradicts the document, in words. */
  contradictions: z.record(z.string(), z.record(z.string(), z.array(z.string()))),
});

export type Told = z.infer<typeof toldSchema>;

export interface FieldChange {
  /** `status`, `header etag`, `body`, `log`, `way`, `exit`, `steps` */
  readonly field: string;
  readonly before: Said;
  readonly after: Said;
}

export interface Change {
  readonly example: string;
  readonly id: string;
  /** What the new version does otherwise than documented. */
  readonly contradicts: readonly string[];
  /** What it does otherwise than today, and not twice alike today. */
  readonly fields: readonly FieldChange[];
}

/** Three recordings of all examples: today's, today's once more, and one with the new version. */
export interface Compared {
  readonly before: Told;
  readonly again: Told;
  readonly after: Told;
}

type Fields = Readonly<Record<string, string>>;

function fieldsOfExchange({ status, headers, body, logs, way = [] }: RecordedExchange): Fields {
  return {
    status: String(status),
    ...Object.fromEntries(headers.map(([name, value]) => [`header ${name.toLowerCase()}`, value])),
    body,
    log: logs.join('\n'),
    way: way.map(({ kind, name, outcome }) => `${kind} ${name} ${outcome}`).join('\n'),
  };
}

function fieldsOfRun({ logs, exit, steps }: RecordedRun): Fields {
  return { log: logs.map(({ text }) => text).join('\n'), exit: JSON.stringify(exit), steps: steps.join('\n') };
}

/** Of each exchange and run, by id. */
function fieldsOf(recording: Recording | undefined): ReadonlyMap<string, Fields> {
  return new Map([
    ...Object.entries(recording?.exchanges ?? {}).map(([id, each]) => [id, fieldsOfExchange(each)] as const),
    ...Object.entries(recording?.runs ?? {}).map(([id, each]) => [id, fieldsOfRun(each)] as const),
  ]);
}

/** The first line that is another one: the rest of a body or a log often only follows it. */
function firstDifference(before: string, after: string): readonly [before: Said, after: Said] {
  const [old, now] = [before.split('\n'), after.split('\n')];
  const index = old.findIndex((line, at) => line !== now[at]);
  const at = index === -1 ? old.length : index;
  return [old[at] ?? NOTHING, now[at] ?? NOTHING];
}

function changedFields(before: Fields = {}, again: Fields = before, after: Fields = {}): readonly FieldChange[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names
    .filter((field) => before[field] === again[field] && before[field] !== after[field])
    .map((field) => {
      const [old, now] = firstDifference(before[field] ?? '', after[field] ?? '');
      return { field, before: old, after: now };
    });
}

/** What varies from run to run today is no change. */
export function changesOf({ before, again, after }: Compared): readonly Change[] {
  return Object.keys(before.recordings).flatMap((example) => {
    const [old, twice, now] = [before, again, after].map(({ recordings }) => fieldsOf(recordings[example]));
    return [...(old?.keys() ?? [])].flatMap((id) => {
      const contradicts = after.contradictions[example]?.[id] ?? [];
      const fields = changedFields(old?.get(id), twice?.get(id), now?.get(id));
      return contradicts.length + fields.length > 0 ? [{ example, id, contradicts, fields }] : [];
    });
  });
}

export interface TouchedSentence {
  readonly lesson: string;
  readonly line: number;
  readonly text: string;
  /** The exchanges and runs that prove it and have changed. */
  readonly ids: readonly string[];
  /** What it quotes and the new version says nowhere: it is no longer proved. */
  readonly lost: readonly string[];
}

/** What a reader sees of a change; a header or a way alone make no sentence untrue. */
function isVisible({ contradicts, fields }: Change): boolean {
  return contradicts.length > 0 || fields.some(({ field }) => !field.startsWith('header ') && field !== 'way');
}

export interface Touching {
  readonly changes: readonly Change[];
  readonly examples: readonly CatalogueExample[];
  readonly after: Told;
}

/** By the id of an exchange or a run, as the new version recorded its example. */
function proofsOf(slug: string, { examples, after }: Touching): ReadonlyMap<string, RecordedExample> {
  const ofLesson = examples.filter(({ lesson }) => lesson === slug);
  return new Map(
    ofLesson.flatMap((example) => {
      const recording = after.recordings[example.id];
      if (recording === undefined) return [];
      const { exchanges, runs = {} } = example.document;
      return [...Object.keys(exchanges), ...Object.keys(runs)].map((id) => [id, { example, recording }] as const);
    }),
  );
}

/** The claims and questions that cite what has changed, in the order of the lessons. */
export function sentencesTouched(lessons: readonly LessonContent[], touching: Touching): readonly TouchedSentence[] {
  const { changes } = touching;
  return lessons.flatMap(({ slug, texts }) => {
    const changed = new Set(
      changes.filter((each) => each.example.startsWith(`${slug}/`) && isVisible(each)).map(({ id }) => id),
    );
    const proofs = proofsOf(slug, touching);
    const citations = texts['en']?.citations ?? [];
    return citations.flatMap(({ component, attributes, line, quotes, text }) => {
      if (component !== 'Claim' && component !== 'Question') return [];
      const cited = (attributes['by'] ?? '').split(/\s+/);
      const ids = cited.filter((id) => changed.has(id));
      if (ids.length === 0) return [];
      const lost = component === 'Claim' ? unprovedQuotes(quotes, cited, (id) => proofs.get(id)) : [];
      return [{ lesson: slug, line, text: text.trim().replaceAll(/\s+/g, ' '), ids, lost }];
    });
  });
}
