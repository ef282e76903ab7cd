/** Outcomes in words for a terminal. */
import type { Difference } from './match.ts';
import type { Outcome } from './prove.ts';

export function lineFromDifference({ path, expected, actual }: Difference): string {
  return `${path}: documented ${expected}, got ${actual}`;
}

export function linesFromOutcome({ id, differences, response, exit }: Outcome): readonly string[] {
  const result = response === undefined ? wordsFromExit(exit) : String(response.status);
  if (differences.length === 0) return [`  ✓ ${id}  ${result}`];
  return [`  ✗ ${id}  ${result}`, ...differences.map((difference) => `      ${lineFromDifference(difference)}`)];
}

function wordsFromExit(exit: Outcome['exit']): string {
  if (exit === undefined) return 'no response';
  if (exit === null) return 'running';
  return exit.signal === null ? `exit ${String(exit.code)}` : `ended by ${exit.signal}`;
}
