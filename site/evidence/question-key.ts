/** The right answer of a question, read from what was recorded. */
import { headerValue } from '#checker/match.ts';
import type { Evidence } from './examples.ts';
import { AuthorMistake } from './mistake.ts';
import { endOfStep } from './run-steps.ts';

function wordsFromValue(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function memberOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}

function answerFromBody(body: string, path: string): string | undefined {
  const value = path.split('.').reduce<unknown>(memberOf, JSON.parse(body));
  return value === undefined ? undefined : wordsFromValue(value);
}

function answerOf(ask: string, evidence: Evidence): string | undefined {
  const [what = '', detail] = ask.split(/[:](.*)/s, 2);
  const lines = evidence.recorded.logs.map((line) => (typeof line === 'string' ? line : line.text));
  if (what === 'step' && evidence.kind === 'run') {
    const words = evidence.recorded.steps[Number(detail)];
    return words === undefined ? undefined : (endOfStep(words) ?? words);
  }
  if (what === 'lines') return String(lines.length);
  if (what === 'log') return lines[Number(detail)];
  if (evidence.kind === 'run') {
    const { exit } = evidence.recorded;
    return what === 'exit' && exit !== null ? (exit.signal ?? String(exit.code)) : undefined;
  }
  const { status, headers, body } = evidence.recorded;
  if (what === 'status') return String(status);
  if (what === 'header' && detail !== undefined) return headerValue(headers, detail);
  if (what === 'body') return detail === undefined ? body : answerFromBody(body, detail);
  return undefined;
}

/** The index of the one option that is right; undefined where no run of this copy of the site could tell it. */
export function keyOf(ask: string, evidence: Evidence, options: readonly string[]): number | undefined {
  const question = `The question "${ask}" by "${evidence.id}"`;
  const answer = answerOf(ask, evidence);
  const wasRun = evidence.versions !== undefined;
  if (answer === undefined && wasRun) throw new AuthorMistake(`${question} asks for what was not recorded.`);
  const right = options.flatMap((option, index) => (option === answer ? [index] : []));
  const [key] = right;
  if (key !== undefined && right.length === 1) return key;
  if (!wasRun) return undefined;
  throw new AuthorMistake(
    `${question} has ${String(right.length)} options that equal the recorded answer, ${JSON.stringify(answer)}. ` +
      `Its options are ${JSON.stringify(options)}.`,
  );
}
