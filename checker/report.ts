/** A Report in words, for the page and the terminal alike. */
import type { CheckOutcome, Failure, Report } from './assignment.ts';
import type { AssignmentWords } from './check.ts';
import { say, textFromPath, textFromSaid, type Language, type OwnWords } from './language.ts';
import type { Difference } from './match.ts';
import { curlFromRequest } from './request.ts';

/** The learner's own lines are shown up to this many, the last ones. */
const SHOWN_LINES = 20;

export function sentenceFromReport({ checks, verdict }: Report, language: Language): string {
  const faults = checks.filter(({ status }) => status === 'fault');
  if (faults.length > 0 && faults.every(({ isTooSlow }) => isTooSlow === true))
    return say(language, 'verdict.too-slow');
  const failed = checks.filter(({ status }) => status !== 'passed').length;
  return say(language, `verdict.${verdict}`, { failed, count: checks.length });
}

/** What became of a check, without its title: the mark, then the reason where it did not pass. */
export function sentenceFromOutcome(
  outcome: CheckOutcome,
  words: Pick<AssignmentWords, 'checks'>,
  language: Language,
): string {
  const { status, failure, awaits = [], fault = '' } = outcome;
  if (failure !== undefined) return say(language, failure.kind);
  if (outcome.isTooSlow === true) return say(language, 'too-slow');
  return say(language, status, { awaits: titlesOf(awaits, words), fault });
}

/** Of checks that must pass first: a title may hold commas, so each is quoted. */
export function titlesOf(ids: readonly string[], { checks }: Pick<AssignmentWords, 'checks'>): string {
  return ids.map((id) => `“${checks[id]?.title ?? id}”`).join(', ');
}

export const markOfStatus = { passed: '✓', failed: '✗', skipped: '–', given: '–', fault: '!' } as const;

/** What it was, in one language: as a reader compares it. */
export interface SaidDifference {
  readonly path: string;
  readonly expected: string;
  readonly actual: string;
}

export function saidDifference(
  { path, expected, actual }: Difference,
  language: Language,
  own?: OwnWords,
): SaidDifference {
  return {
    path: textFromPath(language, path, own),
    expected: textFromSaid(language, expected),
    actual: textFromSaid(language, actual),
  };
}

export function lineFromDifference(difference: Difference, language: Language, own?: OwnWords): string {
  return say(language, 'compared', { ...saidDifference(difference, language, own) });
}

export interface Evidence {
  /** The request as curl. */
  readonly sent?: string | undefined;
  readonly differences: readonly Difference[];
  readonly logs: readonly string[];
}

export function linesFromEvidence(
  { sent, differences, logs }: Evidence,
  language: Language,
  own?: OwnWords,
): readonly string[] {
  return [
    ...(sent === undefined ? [] : [`${say(language, 'sent')}: ${sent}`]),
    ...differences.map((difference) => lineFromDifference(difference, language, own)),
    ...logs.map((text) => `${say(language, 'log')} | ${text}`),
  ];
}

function evidenceOf({ request, differences, logs }: Failure): Evidence {
  const sent = request === undefined ? undefined : curlFromRequest(request);
  return { sent, differences, logs: logs.slice(-SHOWN_LINES).map(({ text }) => text) };
}

function linesFromOutcome(outcome: CheckOutcome, words: AssignmentWords, language: Language): readonly string[] {
  const { title = outcome.id, hint = '' } = words.checks[outcome.id] ?? {};
  const head = `${markOfStatus[outcome.status]} ${title} (${outcome.points})`;
  if (outcome.status === 'passed') return [head];
  const { failure } = outcome;
  const rest = failure === undefined ? [] : linesFromEvidence(evidenceOf(failure), language, words.values);
  // A hint speaks of an answer, and there was none.
  const isHinted = failure !== undefined && failure.kind !== 'crashed-at-start';
  const hints = !isHinted ? [] : [`${say(language, 'hint')}: ${hint}`];
  return [head, ...[sentenceFromOutcome(outcome, words, language), ...rest, ...hints].map((line) => `    ${line}`)];
}

export function linesFromReport(report: Report, words: AssignmentWords, language: Language): readonly string[] {
  return [
    ...report.checks.flatMap((outcome) => linesFromOutcome(outcome, words, language)),
    '',
    `${sentenceFromReport(report, language)} ${say(language, 'points', { points: report.points, outOf: report.outOf })}`,
  ];
}
