/** What happened, in one sentence for the reader. */
import { ExampleProblem, type Exit, type ProblemKind } from '#runtime/contract.ts';
import { inQuotes } from '../../shown/a-programs-words.ts';
import { say, sayOr } from './page-words.ts';

const SAID = 'said';

/** One that the page itself has put into words. Those of its kind have places for facts that it does not have. */
export function saidProblem(kind: ProblemKind, sentence: string): ExampleProblem {
  return new ExampleProblem(kind, sentence, { why: SAID });
}

export function sentenceFromProblem({ kind, message, facts }: ExampleProblem): string {
  const { why, listening, reason, exit } = facts;
  if (why === SAID) return message;
  const shown = Object.entries(facts).map(([name, fact]): [string, string | number] => [
    name,
    typeof fact === 'string' ? inQuotes(fact, why === 'worker-failed' ? MOST_OF_A_PROGRAM : MOST) : fact,
  ]);
  const own = listening === '' ? 'none' : why;
  return sayOr(
    own === undefined ? `live.problem.${kind}` : `live.problem.${kind}.${own}`,
    { ...Object.fromEntries(shown), ...(exit !== undefined && { exit: wordsOfEnd(reason, facts, String(exit)) }) },
    inQuotes(message, MOST),
  );
}

export function wordsOfEnd(
  reason: string | number | undefined,
  { code, signal }: Readonly<Record<string, string | number | null | undefined>>,
  english: string,
): string {
  const isBySignal = reason === 'exited' && (signal ?? '') !== '';
  return sayOr(`live.exit.${isBySignal ? 'signal' : reason}`, { code: String(code), signal: signal ?? '' }, english);
}

/** Of a sentence with a policy in it. */
const MOST = 1_000;
const MOST_OF_A_PROGRAM = 300;

/** In the words of Chromium and Firefox, and of WebKit, which have no name of their own for it. */
const NOT_FETCHED = /dynamically imported module|module script failed/;

/** Also of an error that nobody expects: a cell that says nothing seems to wait. */
export function sentenceFromError(error: unknown): string {
  if (error instanceof ExampleProblem) return sentenceFromProblem(error);
  if (error instanceof TypeError && NOT_FETCHED.test(error.message)) return say('live.notFetched');
  reportError(error);
  return say('live.unexpected', { reason: inQuotes(error instanceof Error ? error.message : String(error)) });
}

export function sentenceFromExit(exit: Exit): string {
  return exit.signal === null ? say('live.ended') : say('live.endedBySignal', { signal: exit.signal });
}
