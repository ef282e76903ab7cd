/** JUnit XML: a suite for each learner, a case for each check. */
import { create } from 'xmlbuilder2';
import { feedbackOf } from '../feedback.ts';
import type { GradedCourse, LearnerResults } from '../results.ts';

export function junitFromResults(course: GradedCourse, learners: readonly LearnerResults[]): string {
  // What XML cannot hold, such as an escape character that a program printed, is shown as a question mark.
  const document = create({ version: '1.0', encoding: 'UTF-8', invalidCharReplacement: '?' });
  const suites = document.ele('testsuites');
  for (const { learner, results } of learners) {
    const suite = suites.ele('testsuite', { name: learner });
    for (const result of results) {
      const classname = result.assignment;
      if (result.verdict === 'refused' || result.verdict === 'open') {
        const whole = suite.ele('testcase', { classname, name: 'submission' });
        whole.ele(result.verdict === 'open' ? 'skipped' : 'failure', { message: result.notes.join('; ') });
      }
      for (const { title, status, lines } of feedbackOf(course, result)) {
        const one = suite.ele('testcase', { classname, name: title });
        if (status === 'failed') one.ele('failure', { message: lines[0] ?? '' }).txt(lines.join('\n'));
        else if (status !== 'passed') one.ele('skipped', { message: lines.join(' ') });
      }
    }
  }
  return `${document.end({ prettyPrint: true })}\n`;
}
