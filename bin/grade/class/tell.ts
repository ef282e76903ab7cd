/** What a run says at its end. */
import { say } from '../../language.ts';
import { shownName } from '../../submission/limits.ts';
import type { Collected } from '../collect.ts';
import type { ClassRules } from '../results.ts';
import { sentenceFromChanges, type Change } from '../results/regrade.ts';
import type { LearnerResults } from '../results/result.ts';
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
  learners: number,
): void {
  if (missing.length > 0) console.log(say('tell.missing', { names: namesOf(missing) }));
  if (unknown.length > 0) console.log(say('tell.unknown', { names: namesOf(unknown) }));
  for (const [learner, note] of roster?.notes ?? []) console.log(`${shownName(learner)}: ${note}`);
  const nobody = late?.nobody ?? [];
  if (nobody.length > 0) console.log(say('tell.late-nobody', { names: namesOf(nobody) }));
  if (changes !== undefined) console.log(sentenceFromChanges(changes, learners));
}

export function tellOfFilled({ name, rows, without }: Filled): void {
  const left = without.length === 0 ? '' : say('tell.no-row', { names: namesOf(without) });
  console.log(say('tell.filled', { name, rows, left }));
}
