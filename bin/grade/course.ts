/** Which assignments are graded, by which checks, and under which key a verdict is kept. */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { filesIn, readAssignments } from '#checker/catalogue.ts';
import { say, tell } from '../language.ts';
import { CommandProblem } from '../problem.ts';
import type { GradedCourse } from './results/result.ts';

/** @param checks a folder of the teacher's own with `assignments/<lesson>/<name>/`; it wins over the course's */
export async function readCourse(root: string, checks: string | undefined): Promise<GradedCourse> {
  const open = await readAssignments(root, root, tell);
  if (checks !== undefined && !existsSync(join(checks, 'assignments'))) {
    throw new CommandProblem(say('grade.no-checks', { folder: checks }));
  }
  const own = checks === undefined ? [] : await readAssignments(checks, root, tell);
  return {
    assignments: new Map([...open, ...own].map((each) => [each.id, each])),
    hidden: new Set(own.map(({ id }) => id)),
  };
}

/** Changes with whatever could change a verdict. */
export function graderVersion(root: string): string {
  const rooms = ['checker', 'runtime/guarded', 'bin/grade/verdict'].map((room) =>
    // In whatever words it is told, the verdict is the same.
    Object.entries(filesIn(join(root, room))).filter(([path]) => !/^language\/\w+\.json$/.test(path)),
  );
  return createHash('sha256').update(JSON.stringify(rooms)).digest('hex');
}

export function keyOf(grader: string, fingerprint: string, submission: string): string {
  return createHash('sha256').update([grader, fingerprint, submission].join('\n')).digest('hex');
}
