/** What a person at the terminal can mend ends a command with its sentence; anything else is a bug and shows its stack. */
import { ContentProblem } from '#checker/catalogue.ts';

/** A mistake in what was typed, or in a folder that was named, with the next step. */
export class CommandProblem extends Error {
  override readonly name = 'CommandProblem';
}

/** @throws CommandProblem in place of the TypeError with which `parseArgs` refuses an option */
export function parsedOr<T>(usage: string, parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    const isRefused = error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
    if (!isRefused) throw error;
    throw new CommandProblem(`${error.message}\n${usage}`);
  }
}

export function endWithProblem(error: unknown): void {
  if (!(error instanceof ContentProblem) && !(error instanceof CommandProblem)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
