/** What was handed in → what is to be graded, each under the key of its verdict. */
import type { CatalogueAssignment } from '#checker/catalogue.ts';
import { withGivenFiles } from '#checker/given-files.ts';
import type { ExampleFiles } from '#runtime/contract.ts';
import { hashFromFiles, hashFromText } from '../submission.ts';
import type { HandedIn } from './collect.ts';
import { graderVersion, keyOf } from './course.ts';
import type { Shard } from './journal.ts';
import type { GradedCourse } from './results/result.ts';
import type { Waiting } from './verdict/run.ts';
import { seedOf } from './verdict/seed.ts';

export interface Keyed {
  readonly waiting: readonly Waiting[];
  /** Of a submission to an assignment. */
  readonly keyFor: (assignment: string, submission: string) => string;
}

export function waitingFrom(root: string, course: GradedCourse, handedIn: readonly HandedIn[], secret: string): Keyed {
  const grader = graderVersion(root);
  const keyFor = (id: string, submission: string): string =>
    keyOf(grader, course.assignments.get(id)?.fingerprint ?? '', submission);
  const all = handedIn.flatMap(({ assignment: id = '', submission, learner }): readonly Waiting[] => {
    const assignment = course.assignments.get(id);
    if (assignment === undefined || 'problem' in submission) return [];
    const { hash } = submission;
    const { files } = withGivenFiles(assignment, submission.files);
    return [
      { key: keyFor(id, hash), name: learner, assignment, files, submission: hash, seed: seedOf(secret, id, hash) },
    ];
  });
  return { waiting: [...new Map(all.map((each) => [each.key, each])).values()], keyFor };
}

/** A wrong program that the author of an assignment knows, asked what a submission was asked. */
export function waitingMistake(
  { keyFor }: Keyed,
  secret: string,
  assignment: CatalogueAssignment,
  { mistake, submission }: { readonly mistake: string; readonly submission: string },
): Waiting {
  const files: ExampleFiles = assignment.wrong[mistake] ?? {};
  const hash = hashFromFiles(files);
  const seed = seedOf(secret, assignment.id, submission);
  const key = hashFromText(`${keyFor(assignment.id, hash)}\n${seed}`);
  return { key, name: mistake, assignment, files, submission: hash, seed };
}

export function isInShard(key: string, { index, count }: Shard): boolean {
  return Number.parseInt(key.slice(0, 8), 16) % count === index - 1;
}
