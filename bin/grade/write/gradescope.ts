/**
 * The results.json of Gradescope's autograder, field by field after "Output format" of
 * https://gradescope-autograders.readthedocs.io/en/latest/specs/. A test passes there where `score` is `max_score`, so
 * none has a `status`. Names and outputs of tests are plain text unless told; the output of the whole is HTML unless told.
 */
import { feedbackOf } from './feedback.ts';
import { noteAbout, notesOf } from './notes.ts';
import type { GradedCourse, LearnerResults, Result } from '../results/result.ts';

function linesOf(result: Result): readonly string[] {
  return notesOf(result).map((note) => noteAbout(result.assignment, note));
}

/** Of whom all is graded: there must be a score, and it would be taken for a verdict. */
export function gradescopeFromResults(course: GradedCourse, { points, results }: LearnerResults): object {
  const checks = results.flatMap((result) =>
    feedbackOf(course, result).map((feedback) => ({ ...feedback, assignment: result.assignment })),
  );
  return {
    score: points,
    visibility: 'visible',
    stdout_visibility: 'hidden',
    output: results.flatMap(linesOf).join('\n'),
    output_format: 'text',
    tests: checks.map(({ assignment, title, points: score, outOf, lines }, index) => ({
      name: noteAbout(assignment, title),
      number: String(index + 1),
      score,
      max_score: outOf,
      output: lines.join('\n'),
      visibility: 'visible',
    })),
  };
}
