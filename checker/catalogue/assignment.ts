/** Parses the two files that say what an assignment asks: `checks.ts`, and the frontmatter of its `<locale>.mdx`. */
import { parse as parseYaml, YAMLParseError } from 'yaml';
import { z } from 'zod';
import { assignmentWords } from '../assignment-words.ts';
import type { AssignmentDocument, AssignmentWords } from '../check.ts';
import { contentId as id } from '../content-id.ts';
import type { Said } from '../language.ts';
import { toMend } from '../to-mend.ts';
import { problemsFromError } from './issues.ts';

const called = z.custom<() => unknown>((value) => typeof value === 'function', 'a function of the probe');

const check = z.strictObject({
  points: z.int().positive(),
  given: z.literal(true).optional(),
  see: id,
  requires: z.array(id).optional(),
  start: z
    .strictObject({
      env: z.record(z.string(), z.string()).optional(),
      entry: z.string().optional(),
      args: z.array(z.string()).optional(),
    })
    .optional(),
  fresh: z.literal(true).optional(),
  cases: z
    .record(id, called)
    .refine((cases) => Object.keys(cases).length > 0, 'there is none. Name each class of input, boundaries above all.'),
});

const NO_CHECKS = 'there is none. Write one for each requirement, with its title and hint in en.mdx under the same id.';

const assignmentDocument = z.strictObject({
  level: z.enum(['easy', 'medium', 'hard']),
  checks: z.record(id, check).refine((checks) => Object.keys(checks).length > 0, NO_CHECKS),
  wrong: z.record(id, id),
});

const WHOLE = toMend('mend.whole');

function isDocument(value: unknown): value is AssignmentDocument {
  return assignmentDocument.safeParse(value).success;
}

function unknownChecks({ checks, wrong }: AssignmentDocument): readonly Said[] {
  const ids = Object.keys(checks);
  return [
    ...Object.entries(wrong)
      .filter(([, refusedBy]) => !ids.includes(refusedBy))
      .map(([mistake, refusedBy]) => toMend('mend.refused-by-none', { mistake, check: refusedBy })),
    ...Object.entries(checks).flatMap(([name, { requires = [] }]) =>
      requires
        .filter((required) => ids.indexOf(required) === -1 || ids.indexOf(required) >= ids.indexOf(name))
        .map((required) => toMend('mend.requires-later', { check: name, required })),
    ),
  ];
}

export type Parsed<T> = { readonly value: T } | { readonly problems: readonly Said[] };

/** What comes out is the very object that came in: its functions must stay what they are. */
export function parseChecks(value: unknown): Parsed<AssignmentDocument> {
  if (!isDocument(value)) {
    const { error } = assignmentDocument.safeParse(value);
    return { problems: error === undefined ? [] : problemsFromError(error, WHOLE) };
  }
  const problems = unknownChecks(value);
  return problems.length === 0 ? { value } : { problems };
}

const FRONTMATTER = /^---\n([\s\S]*?)\n---\n/;

/** @param mdx the whole file; the brief below the frontmatter is for the page */
export function parseAssignmentWords(mdx: string): Parsed<AssignmentWords> {
  const block = FRONTMATTER.exec(mdx)?.[1];
  if (block === undefined) return { problems: [toMend('mend.no-frontmatter')] };
  try {
    const outcome = assignmentWords.safeParse(parseYaml(block));
    return outcome.success ? { value: outcome.data } : { problems: problemsFromError(outcome.error, WHOLE) };
  } catch (error) {
    if (!(error instanceof YAMLParseError)) throw error;
    return { problems: [toMend('mend.no-yaml', { message: error.message.split('\n', 1)[0] ?? '' })] };
  }
}

/** Also where the rest of the frontmatter is not written yet. */
export function isDraft(mdx: string): boolean {
  return /^draft: true *$/m.test(FRONTMATTER.exec(mdx)?.[1] ?? '');
}
