/** What a run says at its end. */
import { say } from '../../language.ts';
import { shownName } from '../../submission/limits.ts';
import type { Collected } from '../collect.ts';
import type { Fault } from '../machine/here.ts';
import type { ClassRules } from '../results.ts';
import { sentenceFromChanges, type Change } from '../results/regrade.ts';
import { hasOpen, type LearnerResults } from '../results/result.ts';
import type { Filled } from '../write/fill.ts';
import type { ClassView } from './view.ts';

function namesOf(names: readonly string[]): string {
  return names.map(shownName).join(', ');
}

export function tell(
  { handedIn, notLookedAt }: Collected,
  learners: readonly LearnerResults[],
  counts: { readonly now: number; readonly left: number },
): void {
  const by = learners.filter(({ results }) => results.some(({ from }) => from !== '')).length;
  console.log(say('tell.handed-in', { count: handedIn.length, by, ...counts }));
  if (notLookedAt.length > 0)
    console.log(say('tell.not-looked-at', { names: namesOf(notLookedAt.map(({ from }) => from)) }));
}

export function tellOfClass(
  { missing, unknown }: ClassView,
  { roster, late }: Pick<ClassRules, 'roster' | 'late'>,
  changes: readonly Change[] | undefined,
  learners: readonly LearnerResults[],
): void {
  if (missing.length > 0) console.log(say('tell.missing', { names: namesOf(missing) }));
  if (unknown.length > 0) console.log(say('tell.unknown', { names: namesOf(unknown) }));
  for (const [learner, note] of roster?.notes ?? []) console.log(`${shownName(learner)}: ${note}`);
  const nobody = late?.nobody ?? [];
  if (nobody.length > 0) console.log(say('tell.late-nobody', { names: namesOf(nobody) }));
  if (changes !== undefined) console.log(sentenceFromChanges(changes, learners.length));
  const open = learners.filter(hasOpen).map(({ learner }) => learner);
  if (open.length > 0) console.log(say('tell.open', { names: namesOf(open) }));
}

/** By whose name the teacher looks for what is not graded. */
export function tellOfFaults({ handedIn }: Collected, faults: readonly Fault[]): void {
  for (const { waiting, fault } of faults) {
    const { assignment, submission: hash } = waiting;
    const by = handedIn.filter(
      (each) => each.assignment === assignment.id && 'hash' in each.submission && each.submission.hash === hash,
    );
    const who = namesOf([...new Set(by.map(({ learner }) => learner))]);
    console.error(say('tell.fault', { who, what: hash, fault }));
  }
  for (const { learner, from, submission } of handedIn)
    if ('problem' in submission && submission.fault !== undefined)
      console.error(say('tell.fault', { who: shownName(learner), what: shownName(from), fault: submission.fault }));
}

export function tellOfFilled({ name, rows, without, above: { learners, isCapped } }: Filled): void {
  const left = without.length === 0 ? '' : say('tell.no-row', { names: namesOf(without) });
  console.log(say('tell.filled', { name, rows, left }));
  if (learners.length > 0)
    console.log(say(isCapped ? 'tell.capped' : 'tell.above', { name, names: namesOf(learners) }));
}
