/** What the learner has passed so far: `my-work/progress.json`. It is the learner's own, and proves nothing. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { z } from 'zod';
import type { CatalogueAssignment } from '#checker/catalogue.ts';
import type { Report } from '#checker/assignment.ts';
import { say } from '../language.ts';
import { CommandProblem } from '../problem.ts';
import { writeWhole } from '../written.ts';

const standing = z.object({
  /** Of the assignment that was checked. */
  fingerprint: z.string(),
  submission: z.string(),
  points: z.int(),
  outOf: z.int(),
  passed: z.array(z.string()),
  /** How often it was checked. */
  attempts: z.int(),
});
export type Standing = z.infer<typeof standing>;

const progressSchema = z.object({ format: z.literal(1), assignments: z.record(z.string(), standing) });
type Progress = z.infer<typeof progressSchema>;

function progressPath(root: string): string {
  return join(root, 'my-work', 'progress.json');
}

export function readProgress(root: string): Progress {
  const path = progressPath(root);
  if (!existsSync(path)) return { format: 1, assignments: {} };
  try {
    return progressSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    if (!(error instanceof SyntaxError) && !(error instanceof z.ZodError)) throw error;
    throw new CommandProblem(say('assignment.progress-unreadable'));
  }
}

export function keepProgress(
  root: string,
  { id, fingerprint }: CatalogueAssignment,
  submission: string,
  { points, outOf, checks }: Report,
): void {
  const progress = readProgress(root);
  const attempts = (progress.assignments[id]?.attempts ?? 0) + 1;
  const passed = checks.filter(({ status }) => status === 'passed').map((check) => check.id);
  progress.assignments[id] = { fingerprint, submission, points, outOf, passed, attempts };
  const path = progressPath(root);
  writeWhole(path, `${JSON.stringify(progress, null, 2)}\n`);
}
