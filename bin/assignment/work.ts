/** The learner's own folder of an assignment. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { CatalogueAssignment } from '#checker/catalogue.ts';
import { givenFiles } from '#checker/given-files.ts';
import { say } from '../language.ts';
import { CommandProblem } from '../problem.ts';
import { submissionFromFolder, SubmissionProblem, type Submission } from '../submission.ts';

export function workFolder(root: string, { lesson, name }: CatalogueAssignment): string {
  return join(root, 'my-work', lesson, name);
}

/** As it is shown: from the project's folder on. */
export function shownFolder({ id }: CatalogueAssignment): string {
  return `my-work/${id}/`;
}

/** @throws CommandProblem where it was not started */
export function startedFolder(root: string, assignment: CatalogueAssignment): string {
  const folder = workFolder(root, assignment);
  if (existsSync(folder)) return folder;
  throw new CommandProblem(say('assignment.not-started', { id: assignment.id }));
}

/** @throws CommandProblem where it was not started, or holds what is not taken */
export function readWork(root: string, assignment: CatalogueAssignment): Submission {
  const folder = startedFolder(root, assignment);
  try {
    return submissionFromFolder(folder, givenFiles(assignment));
  } catch (problem) {
    if (!(problem instanceof SubmissionProblem)) throw problem;
    throw new CommandProblem(`${shownFolder(assignment)}: ${problem.message}`);
  }
}
