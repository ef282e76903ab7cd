/** Why a program ended that was not to end. Fetched when one has: most readers meet none. */
import type { Exit, LogLine } from '#runtime/contract.ts';
import { wordsFromExit } from '#runtime/problems.ts';
import { inQuotes } from '../../shown/a-programs-words.ts';
import { say } from './page-words.ts';
import { wordsOfEnd } from './sentences.ts';

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

/** Why the program ended, as far as its log tells. */
export function sentenceFromFailure(exit: Exit, log: readonly LogLine[]): string {
  const ending = wordsOfEnd(exit.reason, { ...exit }, wordsFromExit(exit));
  if (exit.reason !== 'exited')
    return say('live.failedWith', { error: `${ending[0]?.toUpperCase() ?? ''}${ending.slice(1)}.` });
  const lines = log
    .filter(({ stream }) => stream === 'stderr')
    .slice(-LINES_READ)
    .map(({ text }) => text.slice(0, LETTERS_READ));
  const name = lines
    .map((line) => /Cannot find package '([^']+)'/.exec(line)?.[1])
    .find((found) => found !== undefined);
  if (name !== undefined) return say('live.unknownPackage', { name: inQuotes(name) });
  const error = lines.map((line) => ERROR_LINE.exec(line.trim())?.[1]).find((found) => found !== undefined);
  if (error === undefined) return say('live.failed', { exit: ending });
  const words = inQuotes(error);
  const sentence = say('live.itsError', { error: /[.!?…]$/.test(words) ? words : `${words}.` });
  const place = placeIn(lines);
  return place === undefined
    ? say('live.failedWith', { error: sentence })
    : say('live.failedAt', { error: sentence, place });
}
