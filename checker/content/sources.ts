/** What a lesson says of something that is not its own: where it was read, for which version, and whether it was tried. */
import { z } from 'zod';
import type { Said } from '../language.ts';
import { recognised } from '../recognised.ts';
import { schemaWords, toMend } from '../to-mend.ts';
import type { Citation } from './lesson-text.ts';

/** A version with its product, or the day on which a page without versions was read. */
const readOf = z.union([z.iso.date(), z.string().regex(/^\p{L}[^\n]* v?\d[\w.]*$/u)], {
  error: 'read is a product with its version, such as "Node 24.21.0", or a day, such as "2026-11-29"',
});

const sourceSchema = z.strictObject({
  href: z.url({ protocol: /^https$/, error: 'href is an address that begins with https://' }),
  read: readOf,
  /** Trials of `e2e/elsewhere/`, separated by blanks: each did what the sentence says. */
  tried: z
    .string()
    .transform((ids) => ids.split(/\s+/).filter((id) => id !== ''))
    .default([]),
  /** A point of the course that the sentence holds. */
  point: z.string().optional(),
});

export type Source = z.infer<typeof sourceSchema>;

/** What was tried outside of the examples, and with which version. */
export const triedSchema = z.strictObject({
  versions: z.record(z.string(), z.string()),
  trials: z.record(z.string(), z.json()),
});

export type Tried = z.infer<typeof triedSchema>;

/** The sources that can be read, in the order of the text, each with the line on which it stands. */
export function sourcesIn(citations: readonly Citation[]): readonly (Source & { readonly line: number })[] {
  return citations.flatMap(({ component, attributes, line }) => {
    const parsed = sourceSchema.safeParse(attributes);
    return component === 'Source' && parsed.success ? [{ ...parsed.data, line }] : [];
  });
}

/** @param at the file and line of the citation */
export function problemsOfSource(at: string, { attributes }: Citation, { versions, trials }: Tried): readonly Said[] {
  const parsed = sourceSchema.safeParse(attributes);
  if (!parsed.success)
    return parsed.error.issues.map(({ message }) =>
      toMend('mend.source', { at, problem: recognised(message, schemaWords) }),
    );
  const { read, tried } = parsed.data;
  const known = Object.entries(versions).map(([product, version]) => `${product} ${version}`);
  return [
    ...tried.filter((id) => trials[id] === undefined).map((id) => toMend('mend.no-trial', { at, id })),
    ...(tried.length > 0 && !known.includes(read)
      ? [toMend('mend.other-version', { at, known: known.join(', '), read })]
      : []),
  ];
}
