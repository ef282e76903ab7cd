/** What a runner of GitHub Classroom puts out; the reporter of Classroom adds the runners up. */
import { feedbackOf } from '../feedback.ts';
import type { GradedCourse, LearnerResults } from '../results.ts';

export function classroomFromResults(course: GradedCourse, { results }: LearnerResults): object {
  const tests = results.flatMap((result) => [
    ...feedbackOf(course, result).map(({ title, status, points, lines }) => ({
      name: `${result.assignment}: ${title}`,
      status: status === 'passed' ? 'pass' : 'fail',
      score: points,
      message: lines.join('\n'),
      test_code: '',
      filename: '',
      line_no: 0,
      duration: 0,
    })),
  ]);
  const isOpen = results.some(({ verdict }) => verdict === 'open');
  const isPassed = results.length > 0 && results.every(({ verdict }) => verdict === 'passed');
  return {
    version: 1,
    status: isOpen ? 'error' : isPassed ? 'pass' : 'fail',
    max_score: results.reduce((sum, { outOf }) => sum + outOf, 0),
    tests,
  };
}
