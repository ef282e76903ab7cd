/** All assignments by lesson, with what the learner has passed. */
import { existsSync } from 'node:fs';
import type { CatalogueAssignment } from '#checker/catalogue.ts';
import { readProgress, type Standing } from './progress.ts';
import { workFolder } from './work.ts';

function stateOf(root: string, assignment: CatalogueAssignment, standing: Standing | undefined): string {
  if (standing === undefined) return existsSync(workFolder(root, assignment)) ? 'started' : '';
  const changed = standing.fingerprint === assignment.fingerprint ? '' : ', the assignment has changed since';
  return `${standing.points} of ${standing.outOf} points${changed}`;
}

export function list(root: string, assignments: readonly CatalogueAssignment[]): void {
  const progress = readProgress(root).assignments;
  const width = Math.max(0, ...assignments.map(({ id }) => id.length));
  for (const assignment of assignments) {
    const { id, document, words } = assignment;
    const standing = progress[id];
    const isPassed = standing !== undefined && standing.outOf > 0 && standing.points === standing.outOf;
    const facts = [document.level, `${words['en']?.minutes ?? 0} min`, stateOf(root, assignment, standing)];
    console.log(`${isPassed ? '✓' : ' '} ${id.padEnd(width)}  ${facts.filter(Boolean).join(' · ')}`);
  }
  const passed = assignments.filter(({ id }) => progress[id]?.points === progress[id]?.outOf && progress[id]).length;
  console.log(`${passed} of ${assignments.length} passed`);
}
