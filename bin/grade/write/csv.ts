/** Tables for a spreadsheet. A cell that begins as a formula does is written as text. */
import { stringify } from 'csv-stringify/sync';
import { say } from '../../language.ts';
import type { Equal } from '../class/view.ts';
import { standingOfOpen } from '../results/open.ts';
import { differenceOf, type Change } from '../results/regrade.ts';
import { hasOpen, type GradedCourse, type LearnerResults } from '../results/result.ts';
import { noteAbout, notesOf } from './notes.ts';

type Cell = string | number;

export function csvFromRows(rows: readonly (readonly Cell[])[]): string {
  return stringify([...rows], {
    escape_formulas: true,
    // Excel takes a file without this mark for one of the system's old encoding, and breaks every other name.
    bom: true,
  });
}

export interface CsvOptions {
  readonly equal: readonly Equal[];
  /** Of the roster. */
  readonly header: readonly string[];
  readonly unknown: ReadonlySet<string>;
  readonly rosterNotes?: ReadonlyMap<string, string>;
}

/** For the teacher alone: it tells of others. */
function remarksOf(learner: string, equal: readonly Equal[]): readonly string[] {
  return equal
    .filter(({ learners }) => learners.includes(learner))
    .map(({ assignment, learners, is }) => {
      const others = learners.filter((each) => each !== learner);
      const known = is === undefined ? [] : [say(is === 'the starter' ? 'note.starter' : 'note.solution')];
      return noteAbout(assignment, say('note.equal-to', { others: [...known, ...others].join(', ') }));
    });
}

/** A column of the roster that is called as one of ours. */
function besideOurs(name: string, ours: readonly string[]): string {
  return ours.includes(name.trim().toLowerCase()) ? `${name} (roster)` : name;
}

/** One row a learner. */
export function csvFromResults(
  { assignments }: GradedCourse,
  learners: readonly LearnerResults[],
  { equal, header, unknown, rosterNotes }: CsvOptions,
): string {
  const ids = [...assignments.keys()].filter((id) =>
    learners.some(({ results }) => results.some(({ assignment }) => assignment === id)),
  );
  const rows = learners.map(({ learner, points, outOf, results, row = [] }): readonly Cell[] => {
    const pointsFor = (id: string): Cell => {
      const result = results.find(({ assignment }) => assignment === id);
      return result === undefined || result.verdict === 'open' ? '' : result.points;
    };
    const notes = results.flatMap((result) => {
      const { assignment, verdict } = result;
      const standing = verdict === 'open' ? [standingOfOpen(result)] : verdict === 'refused' ? [verdict] : [];
      return [...standing, ...notesOf(result)].map((note) => noteAbout(assignment, note));
    });
    const whole = [
      ...(results.length === 0 ? [say('note.missing')] : []),
      ...(unknown.has(learner) ? [say('note.not-on-roster')] : []),
      ...(rosterNotes?.get(learner) === undefined ? [] : [rosterNotes.get(learner) ?? '']),
    ];
    const told = [...whole, ...notes, ...remarksOf(learner, equal)];
    const listed = header.map((_, index) => row[index] ?? '');
    const sum = hasOpen({ results }) ? '' : points;
    return [learner, ...listed, ...ids.map(pointsFor), sum, outOf, told.join('; ')];
  });
  const ours = ['learner', ...ids, 'points', 'out of', 'notes'];
  const [first = '', ...behind] = ours;
  return csvFromRows([[first, ...header.map((name) => besideOurs(name, ours)), ...behind], ...rows]);
}

export function csvFromChanges(changes: readonly Change[]): string {
  return csvFromRows([
    ['learner', 'assignment', 'before', 'after', 'difference', 'why'],
    ...changes.map((change): readonly Cell[] => {
      const { learner, assignment, before, after = '', why } = change;
      return [learner, assignment, before, after, differenceOf(change) ?? '', why.join('; ')];
    }),
  ]);
}
