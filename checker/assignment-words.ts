/** What the frontmatter of an assignment's `<locale>.mdx` must hold: one schema for the terminal and for the site. */
import { z } from 'zod';
import { contentId } from './content-id.ts';
import type { AssignmentWords } from './check.ts';

const words = z.string().min(1, 'it is empty. Write a sentence.');

export const assignmentWords: z.ZodType<AssignmentWords> = z.strictObject({
  draft: z.literal(true).optional(),
  title: words,
  summary: words,
  minutes: z.int().positive(),
  hints: z.array(words).min(2, 'there are too few. Write two or more, from the gentle one to the telling one.'),
  checks: z.record(contentId, z.strictObject({ title: words, hint: words })),
});

/** In a language; what that lacks is said in English. */
export function wordsIn(words: Readonly<Record<string, AssignmentWords>>, locale: string): AssignmentWords | undefined {
  const { en, [locale]: own } = words;
  if (en === undefined || own === undefined) return own ?? en;
  return { ...en, ...own, checks: { ...en.checks, ...own.checks }, values: { ...en.values, ...own.values } };
}
