import type { z } from 'zod';

/** One sentence for each issue: where, and what. `whole` names the value itself. */
export function problemsFromError(error: z.ZodError, whole: string): readonly string[] {
  return error.issues.map((issue) => `${issue.path.join('.') || whole}: ${issue.message}`);
}
