/** What a learner is told of each check. Of checks that are not published: the requirement and the hint, never the case. */
import type { AssignmentWords } from '#checker/check.ts';
import { say } from '#checker/language.ts';
import { linesFromEvidence, markOfStatus, titlesOf } from '#checker/report.ts';
import { language, wordsOf } from '../../language.ts';
import type { GradedCourse, Result } from '../results/result.ts';
import { visible } from '../results/visible.ts';
import type { GradedCheck } from '../verdict/record.ts';

export interface Feedback {
  readonly id: string;
  readonly title: string;
  readonly mark: string;
  readonly status: GradedCheck['status'];
  readonly points: number;
  readonly outOf: number;
  readonly lines: readonly string[];
}

type CheckWords = Pick<AssignmentWords, 'checks' | 'values'>;

function linesOf(check: GradedCheck, { checks, values }: CheckWords, isHidden: boolean): readonly string[] {
  const { kind, sent, differences = [], logs = [], awaits } = check;
  const spoken = language();
  if (kind === undefined)
    return awaits === undefined ? [] : [say(spoken, check.status, { awaits: titlesOf(awaits, { checks }) })];
  const evidence = isHidden ? [] : linesFromEvidence({ sent, differences, logs }, spoken, values).map(visible);
  // A hint speaks of an answer, and there was none.
  const hint = kind === 'crashed-at-start' ? [] : [`${say(spoken, 'hint')}: ${checks[check.id]?.hint ?? ''}`];
  return [say(spoken, kind), ...evidence, ...hint];
}

export function feedbackOf({ assignments, hidden }: GradedCourse, { assignment, checks }: Result): readonly Feedback[] {
  const found = assignments.get(assignment);
  const words: CheckWords = (found && wordsOf(found)) ?? { checks: {} };
  return checks.map((check) => {
    const { title = check.id } = words.checks[check.id] ?? {};
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
