/** A Report in words, for the page and the terminal alike. What a language does not say is said in English. */
import type { CheckOutcome, Failure, Report } from './assignment.ts';
import type { AssignmentWords } from './check.ts';
import { en } from './report/en.ts';
import { curlFromRequest } from './request.ts';

export type ReportWord = keyof typeof en;
type ReportWords = Readonly<Record<ReportWord, string>>;

const wordsByLocale: Readonly<Record<string, Partial<ReportWords>>> = { en };

/** The learner's own lines are shown up to this many, the last ones. */
const SHOWN_LINES = 20;

export function reportWord(
  key: ReportWord,
  locale: string,
  facts: Readonly<Record<string, string | number>> = {},
): string {
  const sentence = wordsByLocale[locale]?.[key] ?? en[key];
  return sentence.replace(/\{(\w+)\}/g, (slot, name: string) => String(facts[name] ?? slot));
}

export function sentenceFromReport({ checks, verdict }: Report, locale: string): string {
  const failed = checks.filter(({ status }) => status !== 'passed').length;
  return reportWord(`verdict.${verdict}`, locale, { failed, count: checks.length });
}

/** What became of a check, without its title: the mark, then the reason where it did not pass. */
export function sentenceFromOutcome(
  outcome: CheckOutcome,
  words: Pick<AssignmentWords, 'checks'>,
  locale: string,
): string {
  const { status, failure, awaits = [], fault = '' } = outcome;
  if (failure !== undefined) return reportWord(failure.kind, locale);
  return reportWord(status, locale, { awaits: titlesOf(awaits, words), fault });
}

/** Of checks that must pass first: a title may hold commas, so each is quoted. */
export function titlesOf(ids: readonly string[], { checks }: Pick<AssignmentWords, 'checks'>): string {
  return ids.map((id) => `“${checks[id]?.title ?? id}”`).join(', ');
}

export const markOfStatus = { passed: '✓', failed: '✗', skipped: '–', given: '–', fault: '!' } as const;

function linesFromFailure({ request, differences, logs }: Failure, locale: string): readonly string[] {
  const sent = request === undefined ? [] : [`${reportWord('sent', locale)}: ${curlFromRequest(request)}`];
  const compared = differences.map(
    ({ path, expected, actual }) =>
      `${path}: ${reportWord('expected', locale, { expected })}, ${reportWord('actual', locale, { actual })}`,
  );
  const printed = logs.slice(-SHOWN_LINES).map(({ text }) => `${reportWord('log', locale)} | ${text}`);
  return [...sent, ...compared, ...printed];
}

function linesFromOutcome(outcome: CheckOutcome, words: AssignmentWords, locale: string): readonly string[] {
  const { title = outcome.id, hint = '' } = words.checks[outcome.id] ?? {};
  const head = `${markOfStatus[outcome.status]} ${title} (${outcome.points})`;
  if (outcome.status === 'passed') return [head];
  const rest = outcome.failure === undefined ? [] : linesFromFailure(outcome.failure, locale);
  // A hint speaks of an answer, and there was none.
  const isHinted = outcome.failure !== undefined && outcome.failure.kind !== 'crashed-at-start';
  const hints = !isHinted ? [] : [`${reportWord('hint', locale)}: ${hint}`];
  return [head, ...[sentenceFromOutcome(outcome, words, locale), ...rest, ...hints].map((line) => `    ${line}`)];
}

export function linesFromReport(report: Report, words: AssignmentWords, locale = 'en'): readonly string[] {
  return [
    ...report.checks.flatMap((outcome) => linesFromOutcome(outcome, words, locale)),
    '',
    `${sentenceFromReport(report, locale)} ${reportWord('points', locale, { points: report.points, outOf: report.outOf })}`,
  ];
}
