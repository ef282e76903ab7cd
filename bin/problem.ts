/** An author's mistake ends a command with its sentence; anything else is a bug and shows its stack. */
import { ContentProblem } from '#checker/catalogue.ts';

export function endWithProblem(error: unknown): void {
  if (!(error instanceof ContentProblem)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
