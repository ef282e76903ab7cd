/**
 * The `result.json` of Classroom 50, field by field as `schemas/result-v1.schema.json` of foundation50/classroom50 says it
 * (classroom50/result/v1). Its runner gives what only it knows by environment variables, and stamps owner and times itself.
 */
import type { GradedCourse, LearnerResults, Result } from '../results/result.ts';
import { feedbackOf } from './feedback.ts';
import { notesOf } from './notes.ts';

/** What a submission is called on the platform. */
export interface Classroom50 {
  readonly classroom: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Whole seconds, as the schema has it. */
function secondsFromMs(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}

interface PlatformTest {
  readonly 'test-name': string;
  readonly passed: boolean;
  readonly score: number;
  readonly 'max-score': number;
  /** Kept as it is by the collector. */
  readonly output: string;
}

function testsOf(course: GradedCourse, result: Result): readonly PlatformTest[] {
  return feedbackOf(course, result).map(({ title, status, points, outOf, lines }) => ({
    'test-name': title,
    passed: status === 'passed',
    score: points,
    'max-score': outOf,
    output: lines.join('\n'),
  }));
}

/** @param result of one assignment: there, each assignment has a repository of its own */
export function classroom50FromResult(
  course: GradedCourse,
  { learner }: LearnerResults,
  result: Result,
  { classroom, env }: Classroom50,
): object {
  const { assignment, points, outOf, submission, handedInMs } = result;
  const identity = submission ?? 'refused';
  const commit = env['COMMIT_URL'] ?? `urn:sha256:${identity}`;
  return {
    schema: 'classroom50/result/v1',
    classroom,
    assignment: env['ASSIGNMENT'] ?? (assignment || 'unknown').replace('/', '-'),
    assignment_type: env['ASSIGNMENT_TYPE'] === 'group' ? 'group' : 'individual',
    owner: env['OWNER'] ?? learner,
    submission: env['SUBMISSION_TAG'] ?? `submit/${identity.slice(0, 12)}`,
    commit,
    release: env['RELEASE_URL'] ?? commit,
    review: env['REVIEW_URL'] ?? commit,
    datetime: secondsFromMs(handedInMs),
    // Whole points, and no more than there are: what a person added may be neither.
    score: Math.min(outOf, Math.max(0, Math.round(points))),
    'max-score': outOf,
    tests: [
      ...testsOf(course, result),
      ...notesOf(result).map((note) => ({ 'test-name': note, passed: true, score: 0, 'max-score': 0 })),
    ],
  };
}
