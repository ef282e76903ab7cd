/** One row a learner, for a spreadsheet. A cell that begins as a formula does is written as text. */
import { stringify } from 'csv-stringify/sync';
import type { GradedCourse, LearnerResults } from '../results.ts';

export function csvFromResults({ assignments }: GradedCourse, learners: readonly LearnerResults[]): string {
  const ids = [...assignments.keys()].filter((id) =>
    learners.some(({ results }) => results.some(({ assignment }) => assignment === id)),
  );
  const rows = learners.map(({ learner, points, outOf, results }) => {
    const pointsFor = (id: string): number | string => {
      const result = results.find(({ assignment }) => assignment === id);
      return result === undefined || result.verdict === 'open' ? '' : result.points;
    };
    const notes = results.flatMap(({ assignment, verdict, notes }) =>
      [...(verdict === 'open' || verdict === 'refused' ? [verdict] : []), ...notes].map(
        (note) => `${assignment}: ${note}`,
      ),
    );
    return [learner, ...ids.map(pointsFor), points, outOf, notes.join('; ')];
  });
  return stringify([['learner', ...ids, 'points', 'out of', 'notes'], ...rows], {
    escape_formulas: true,
    // Excel takes a file without this mark for one of the system's old encoding, and breaks every other name.
    bom: true,
  });
}
