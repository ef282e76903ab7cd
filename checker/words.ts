/** Outcomes in words for a terminal. */
import { say, type Language } from './language.ts';
import type { Difference } from './match.ts';
import type { Outcome } from './prove.ts';
import { saidDifference } from './report.ts';

export function lineFromDifference(difference: Difference, language: Language): string {
  return say(language, 'documented', { ...saidDifference(difference, language) });
}

export function linesFromOutcome({ id, differences, response, exit }: Outcome, language: Language): readonly string[] {
  const result = response === undefined ? wordsFromExit(exit, language) : String(response.status);
  if (differences.length === 0) return [`  ✓ ${id}  ${result}`];
  return [`  ✗ ${id}  ${result}`, ...differences.map((each) => `      ${lineFromDifference(each, language)}`)];
}

function wordsFromExit(exit: Outcome['exit'], language: Language): string {
  if (exit === undefined) return say(language, 'got.no-response');
  if (exit === null) return say(language, 'got.still-running');
  return exit.signal === null
    ? say(language, 'exit.short', { code: String(exit.code) })
    : say(language, 'exit.signal', { signal: exit.signal });
}
