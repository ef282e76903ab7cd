import type { z } from 'zod';
import type { Said } from '../language.ts';
import { recognised } from '../recognised.ts';
import { schemaWords, toMend } from '../to-mend.ts';

/** One sentence for each issue: where, and what. `whole` names the value itself. */
export function problemsFromError(error: z.ZodError, whole: Said): readonly Said[] {
  return error.issues.map((issue) =>
    toMend('mend.issue', {
      where: issue.path.length === 0 ? whole : issue.path.join('.'),
      what: recognised(issue.message, schemaWords),
    }),
  );
}
