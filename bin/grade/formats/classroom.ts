/**
 * What a runner of GitHub Classroom puts out, field by field as `src/main.js` of classroom-resources/autograding-io-grader
 * writes it: the reporter (classroom-resources/autograding-grading-reporter) takes it as base64 from `<RUNNER>_RESULTS`,
 * adds the scores of the tests up, shows the messages of those that are no `pass`, and fails where `status` is `fail` or
 * `error`. Its README says that Classroom itself has been closed; the action still runs.
 */
import { feedbackOf } from '../feedback.ts';
import type { GradedCourse, LearnerResults, Result } from '../results.ts';

interface RunnerTest {
  readonly name: string;
  readonly status: 'pass' | 'fail' | 'error';
  /** Null where there is nothing to say. */
  readonly message: string | null;
  readonly score: number;
}

function testsOf(course: GradedCourse, result: Result): readonly RunnerTest[] {
  const { assignment, verdict, notes } = result;
  // Without a test the reporter says nothing of it, and divides by their number.
  if (verdict === 'refused' || verdict === 'open') {
    const told = verdict === 'open' ? ['not graded yet', ...notes] : notes;
    const status = verdict === 'open' ? 'error' : 'fail';
    return [{ name: `${assignment}: submission`, status, message: told.join('\n'), score: 0 }];
  }
  return feedbackOf(course, result).map(({ title, status, points, lines }) => ({
    name: `${assignment}: ${title}`,
    status: status === 'passed' ? 'pass' : 'fail',
    message: lines.length === 0 ? null : lines.join('\n'),
    score: points,
  }));
}

export function classroomFromResults(course: GradedCourse, { results }: LearnerResults): object {
  const tests = results.flatMap((result) => testsOf(course, result));
  const isPassed = results.length > 0 && results.every(({ verdict }) => verdict === 'passed');
  return {
    version: 1,
    status: tests.some(({ status }) => status === 'error') ? 'error' : isPassed ? 'pass' : 'fail',
    max_score: results.reduce((sum, { outOf }) => sum + outOf, 0),
    // What a runner tells of its source and its clock; the checks are no file, and results tell no time.
    tests: tests.map((each) => ({ ...each, test_code: '', filename: '', line_no: 0, duration: 0 })),
  };
}
