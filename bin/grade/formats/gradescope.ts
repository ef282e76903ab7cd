/** The results.json of Gradescope's autograder. */
import { feedbackOf } from '../feedback.ts';
import type { GradedCourse, LearnerResults } from '../results.ts';

export function gradescopeFromResults(course: GradedCourse, { points, results }: LearnerResults): object {
  const checks = results.flatMap((result) =>
    feedbackOf(course, result).map((feedback) => ({ ...feedback, assignment: result.assignment })),
  );
  return {
    score: points,
    visibility: 'visible',
    stdout_visibility: 'hidden',
    output: results.flatMap(({ notes }) => notes).join('\n'),
    tests: checks.map(({ assignment, title, points: score, outOf, lines }, index) => ({
      name: `${assignment}: ${title}`,
      number: String(index + 1),
      score,
      max_score: outOf,
      output: lines.join('\n'),
      visibility: 'visible',
    })),
  };
}
