/** What happened, in one sentence for the reader. */
import type { ExampleProblem, Exit, LogLine } from '#runtime/contract.ts';
import { wordsFromExit } from '#runtime/problems.ts';
import { say, sayOr } from './page-words.ts';

export function sentenceFromProblem(problem: ExampleProblem): string {
  return sayOr(`live.problem.${problem.kind}`, problem.facts, problem.message);
}

export function sentenceFromExit(exit: Exit): string {
  return exit.signal === null ? say('live.ended') : say('live.stopped');
}

const ERROR_LINE = /^(?:Uncaught )?(\w*(?:Error|Exception)(?: \[\w+\])?: .+)$/;
const PLACE = /([\w./-]+\.(?:ts|js|mjs|json)):(\d+)(?::(\d+))?/;

/** Where in the reader's files an error was thrown: the first place that is not a package or Node itself. */
function placeIn(lines: readonly string[]): string | undefined {
  for (const line of lines) {
    if (/node:|node_modules/.test(line)) continue;
    const match = PLACE.exec(line);
    if (match?.[1] === undefined || match[2] === undefined) continue;
    const file = match[1].split('/').at(-1) ?? match[1];
    return match[3] === undefined ? `${file}:${match[2]}` : `${file}:${match[2]}:${match[3]}`;
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
  const lines = log.filter(({ stream }) => stream === 'stderr').flatMap(({ text }) => text.split('\n'));
  const name = lines
    .map((line) => /Cannot find package '([^']+)'/.exec(line)?.[1])
    .find((found) => found !== undefined);
  const packages = lines.map((line) => PACKAGES.exec(line)?.[1]).find((found) => found !== undefined);
  if (name !== undefined && packages !== undefined) return say('live.unknownPackage', { name, packages });
  const error = lines.map((line) => ERROR_LINE.exec(line.trim())?.[1]).find((found) => found !== undefined);
  if (error === undefined) return say('live.failed', { exit: ending });
  const sentence = /[.!?]$/.test(error) ? error : `${error}.`;
  const place = placeIn(lines);
  return place === undefined
    ? say('live.failedWith', { error: sentence })
    : say('live.failedAt', { error: sentence, place });
}
