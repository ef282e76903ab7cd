/** JUnit XML: a suite for each learner, a case for each check. */
import { create } from 'xmlbuilder2';
import { standingOfOpen } from '../results/open.ts';
import { feedbackOf } from './feedback.ts';
import { notesOf } from './notes.ts';
import type { GradedCourse, LearnerResults, Result } from '../results/result.ts';

interface Case {
  readonly classname: string;
  readonly name: string;
  readonly not: { readonly kind: 'failure' | 'skipped'; readonly message: string; readonly text: string } | undefined;
}

function casesOf(course: GradedCourse, result: Result): readonly Case[] {
  const { assignment: classname, verdict } = result;
  const message = notesOf(result).join('; ');
  if (verdict === 'refused' || verdict === 'missing')
    return [{ classname, name: 'submission', not: { kind: 'failure', message, text: '' } }];
  if (verdict === 'open') {
    const told = [standingOfOpen(result), message].filter((each) => each !== '').join('; ');
    return [{ classname, name: 'submission', not: { kind: 'skipped', message: told, text: '' } }];
  }
  return feedbackOf(course, result).map(({ title: name, status, lines }): Case => {
    if (status === 'passed') return { classname, name, not: undefined };
    if (status === 'failed')
      return { classname, name, not: { kind: 'failure', message: lines[0] ?? '', text: lines.join('\n') } };
    return { classname, name, not: { kind: 'skipped', message: lines.join(' '), text: '' } };
  });
}

function countsOf(cases: readonly Case[]): Readonly<Record<string, string>> {
  const count = (kind: 'failure' | 'skipped'): string => String(cases.filter(({ not }) => not?.kind === kind).length);
  return { tests: String(cases.length), failures: count('failure'), errors: '0', skipped: count('skipped') };
}

export function junitFromResults(course: GradedCourse, learners: readonly LearnerResults[]): string {
  // What XML cannot hold, such as an escape character that a program printed, is shown as a question mark.
  const document = create({ version: '1.0', encoding: 'UTF-8', invalidCharReplacement: '?' });
  const suites = document.ele('testsuites');
  for (const { learner, results } of learners) {
    const cases = results.flatMap((result) => casesOf(course, result));
    const suite = suites.ele('testsuite', { name: learner, ...countsOf(cases) });
    for (const { classname, name, not } of cases) {
      const one = suite.ele('testcase', { classname, name });
      if (not === undefined) continue;
      const told = one.ele(not.kind, { message: not.message });
      if (not.text !== '') told.txt(not.text);
    }
  }
  return `${document.end({ prettyPrint: true })}\n`;
}
