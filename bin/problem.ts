/** What a person at the terminal can mend ends a command with its sentence; anything else is a bug and shows its stack. */
import { ContentProblem } from '#checker/catalogue.ts';
import { textFromSaid } from '#checker/language.ts';
import { recognised } from '#checker/recognised.ts';
import { CommandProblem } from './command-problem.ts';
import { language, languageOf, say } from './language.ts';

export { CommandProblem } from './command-problem.ts';

/** What `parseArgs` says of what was typed, in the language of the command. */
function sentenceOfArguments(message: string): string {
  const english = Object.entries(languageOf('en').texts).filter(([id]) => id.startsWith('typed.'));
  return textFromSaid(language(), recognised(message, english));
}

/**
 * What was typed, parsed. `--help` prints the usage instead and ends the command.
 * @throws CommandProblem in place of the TypeError with which `parseArgs` refuses an option
 */
export function parsedOr<T>(usage: string, parse: () => T): T {
  if (process.argv.slice(2).some((each) => each === '--help' || each === '-h')) {
    console.log(usage);
    process.exit(0);
  }
  try {
    return parse();
  } catch (error) {
    const isRefused = error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
    if (!isRefused) throw error;
    throw new CommandProblem(`${sentenceOfArguments(error.message)}\n${usage}`);
  }
}

/**
 * The value of an option that counts.
 * @throws CommandProblem
 */
export function countFrom(name: string, text: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1) throw new CommandProblem(say('option.count', { name, text }));
  return count;
}

export function endWithProblem(error: unknown): void {
  if (!(error instanceof ContentProblem) && !(error instanceof CommandProblem)) throw error;
  console.error(error instanceof ContentProblem ? error.textIn(language()) : error.message);
  process.exitCode = 1;
}
