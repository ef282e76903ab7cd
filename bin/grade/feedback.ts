/** What a learner is told of each check. Of checks that are not published: the requirement and the hint, never the case. */
import type { AssignmentWords } from '#checker/check.ts';
import { markOfStatus, reportWord, titlesOf } from '#checker/report.ts';
import type { GradedCourse, Result } from './results.ts';
import type { GradedCheck } from './record.ts';

export interface Feedback {
  readonly id: string;
  readonly title: string;
  readonly mark: string;
  readonly status: GradedCheck['status'];
  readonly points: number;
  readonly outOf: number;
  readonly lines: readonly string[];
}

type CheckWords = AssignmentWords['checks'];

function linesOf(check: GradedCheck, checks: CheckWords, isHidden: boolean): readonly string[] {
  const { kind, sent, differences = [], logs = [], awaits } = check;
  if (kind === undefined)
    return awaits === undefined ? [] : [reportWord(check.status, 'en', { awaits: titlesOf(awaits, { checks }) })];
  const evidence = isHidden
    ? []
    : [
        ...(sent === undefined ? [] : [`${reportWord('sent', 'en')}: ${sent}`]),
        ...differences.map(
          ({ path, expected, actual }) =>
            `${path}: ${reportWord('expected', 'en', { expected })}, ${reportWord('actual', 'en', { actual })}`,
        ),
        ...logs.map((line) => `${reportWord('log', 'en')} | ${line}`),
      ];
  // A hint speaks of an answer, and there was none.
  const hint = kind === 'crashed-at-start' ? [] : [`${reportWord('hint', 'en')}: ${checks[check.id]?.hint ?? ''}`];
  return [reportWord(kind, 'en'), ...evidence, ...hint];
}

export function feedbackOf({ assignments, hidden }: GradedCourse, { assignment, checks }: Result): readonly Feedback[] {
  const words = assignments.get(assignment)?.words['en']?.checks ?? {};
  return checks.map((check) => {
    const { title = check.id } = words[check.id] ?? {};
    return {
      id: check.id,
      title,
      mark: markOfStatus[check.status],
      status: check.status,
      points: check.status === 'passed' ? check.points : 0,
      outOf: check.points,
      lines: linesOf(check, words, hidden.has(assignment)),
    };
  });
}
