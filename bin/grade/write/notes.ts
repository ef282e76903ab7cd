/** What is said of a result beside its checks. */
import { say, sayCount } from '../../language.ts';
import { attemptRules } from '../results/attempts.ts';
import { standingOfOpen } from '../results/open.ts';
import type { Late } from '../results/late.ts';
import type { NotCounted, Result } from '../results/result.ts';
import { visible } from '../results/visible.ts';
import type { Mask } from './masked.ts';

function timeFromMs(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

function noteOfLate({ dueMs, handedInMs, days, free, percent }: Late): string {
  return say('note.late', {
    days: sayCount('grade.days', days),
    due: timeFromMs(dueMs),
    handedIn: timeFromMs(handedInMs),
    spent: free === 0 ? '' : say('note.spent', { free }),
    percent: percent === 0 ? say('note.nothing-off') : say('note.percent-off', { percent }),
  });
}

function noteOfOther(other: NotCounted, place: string | undefined): string {
  const { from, verdict, points, why } = other;
  const graded = verdict === 'open' ? standingOfOpen(other) : say('note.points', { points });
  const what = verdict === 'refused' ? say('note.refused', { why }) : graded;
  return say('note.not-counted', { place: place ?? from, what });
}

/** What could not be read may be of no assignment. */
export function noteAbout(assignment: string, note: string): string {
  return assignment === '' ? note : `${assignment}: ${note}`;
}

export interface NoteOptions {
  /** Where nobody shall know whose it is: paths are not told, and of notes no name. */
  readonly mask?: Mask | undefined;
}

export function notesOf(
  { verdict, notes, late, manual = [], attempts }: Result,
  { mask }: NoteOptions = {},
): readonly string[] {
  const others = attempts?.others ?? [];
  const all = [
    ...(verdict === 'missing' ? [say('note.missing')] : []),
    ...notes.map((note) => mask?.sentence(note) ?? note),
    ...(late === undefined ? [] : [noteOfLate(late)]),
    ...manual.map(({ points, comment }) => {
      const sign = points === 0 ? '' : say('note.points', { points: `${points > 0 ? '+' : ''}${points}` });
      return say('note.by-hand', {
        what: [sign, mask?.free(comment) ?? comment].filter((part) => part !== '').join(': '),
      });
    }),
    ...(attempts === undefined
      ? []
      : attemptRules
          .filter((rule) => rule === attempts.counts)
          .map((rule) => say(`note.counts.${rule}`, { count: others.length + 1 }))),
    ...others.map((each, index) =>
      mask === undefined
        ? noteOfOther(each, undefined)
        : noteOfOther({ ...each, why: mask.sentence(each.why) }, say('note.another-one', { nth: index + 1 })),
    ),
  ];
  return all.map(visible);
}
