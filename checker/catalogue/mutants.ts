/** Parses `mutants.json`: what came of an assignment's mutants. A machine writes it, but for the reasons. */
import { z } from 'zod';
import type { Parsed } from './assignment.ts';
import { toMend } from '../to-mend.ts';
import { problemsFromError } from './issues.ts';

const REASON = 'say in a sentence why no check has to refuse it';

const keptMutants = z.strictObject({
  /** The key of what was mutated, and of what it was checked by. */
  of: z.string().regex(/^[\da-f]{64}$/),
  /** How many a check refuses. */
  killed: z.int().nonnegative(),
  /** Those that need not be refused, by their ids under the reason. */
  spared: z.array(
    z.strictObject({
      /** equal: no request can tell it from the solution. free: one can, and the brief does not ask for the difference. */
      is: z.enum(['equal', 'free']),
      reason: z.string().trim().min(12, REASON),
      mutants: z.array(z.string()).nonempty(),
    }),
  ),
  /** Those that pass every check, and nobody has said why. */
  open: z.array(z.string()),
});

export type KeptMutants = z.infer<typeof keptMutants>;

export function parseMutants(text: string): Parsed<KeptMutants> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { problems: [toMend('mend.no-json', { message: error.message })] };
  }
  const outcome = keptMutants.safeParse(value);
  return outcome.success
    ? { value: outcome.data }
    : { problems: problemsFromError(outcome.error, toMend('mend.whole')) };
}
