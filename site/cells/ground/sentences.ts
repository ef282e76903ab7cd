/** What happened, in one sentence for the reader. */
import { ExampleProblem, type Exit, type LogLine } from '#runtime/contract.ts';
import { wordsFromExit } from '#runtime/problems.ts';
import { inQuotes } from '../../shown/a-programs-words.ts';
import { say, sayOr } from './page-words.ts';

export function sentenceFromProblem(problem: ExampleProblem): string {
  const facts = Object.entries(problem.facts).map(([name, fact]): [string, string | number] => [
    name,
    typeof fact === 'string' ? inQuotes(fact) : fact,
  ]);
  return sayOr(`live.problem.${problem.kind}`, Object.fromEntries(facts), inQuotes(problem.message, 1_000));
}

/** Also of an error that nobody expects: a cell that says nothing seems to wait. */
export function sentenceFromError(error: unknown): string {
  if (error instanceof ExampleProblem) return sentenceFromProblem(error);
  reportError(error);
  return say('live.unexpected', { reason: inQuotes(error instanceof Error ? error.message : String(error)) });
}

export function sentenceFromExit(exit: Exit): string {
  return exit.signal === null ? say('live.ended') : say('live.endedBySignal', { signal: exit.signal });
}

const ERROR_LINE = /^(?:Uncaught )?(\w*(?:Error|Exception)(?: \[\w+\])?: .+)$/;
const PLACE = /\.(?:ts|js|mjs|json):(\d{1,9})(?::(\d{1,9}))?/g;
const OF_A_NAME = /[\w.-]/;
/** A program may print anything: its end is looked at, and no line further than this. */
const LINES_READ = 400;
const LETTERS_READ = 2_000;

/** Backwards from its extension: forwards, every letter of a long line would begin the search anew. */
function nameBefore(line: string, end: number): string {
  let start = end;
  while (start > 0 && OF_A_NAME.test(line[start - 1] ?? '')) start -= 1;
  return line.slice(start, end);
}

/** Where in the reader's files an error was thrown: the first place that is not a package or Node itself. */
function placeIn(lines: readonly string[]): string | undefined {
  for (const line of lines) {
    if (/node:|node_modules/.test(line)) continue;
    for (const { 0: place, index } of line.matchAll(PLACE)) {
      const name = nameBefore(line, index);
      if (name !== '') return `${name}${place}`;
    }
  }
  return undefined;
}

/** The runtime says in its log which packages there are. */
const PACKAGES = /This page has the packages (.+?), and Node's own/;

/** Why the program ended, as far as its log tells. */
export function sentenceFromFailure(exit: Exit, log: readonly LogLine[]): string {
  const ending = sayOr(`live.exit.${exit.reason}`, { code: String(exit.code) }, wordsFromExit(exit));
  if (exit.reason !== 'exited')
    return say('live.failedWith', { error: `${ending[0]?.toUpperCase() ?? ''}${ending.slice(1)}.` });
  const lines = log
    .filter(({ stream }) => stream === 'stderr')
    .slice(-LINES_READ)
    .map(({ text }) => text.slice(0, LETTERS_READ));
  const name = lines
    .map((line) => /Cannot find package '([^']+)'/.exec(line)?.[1])
    .find((found) => found !== undefined);
  const packages = lines.map((line) => PACKAGES.exec(line)?.[1]).find((found) => found !== undefined);
  if (name !== undefined && packages !== undefined)
    return say('live.unknownPackage', { name: inQuotes(name), packages: inQuotes(packages, 1_000) });
  const error = lines.map((line) => ERROR_LINE.exec(line.trim())?.[1]).find((found) => found !== undefined);
  if (error === undefined) return say('live.failed', { exit: ending });
  const words = inQuotes(error);
  const sentence = say('live.itsError', { error: /[.!?…]$/.test(words) ? words : `${words}.` });
  const place = placeIn(lines);
  return place === undefined
    ? say('live.failedWith', { error: sentence })
    : say('live.failedAt', { error: sentence, place });
}
