/** All assignments by lesson, with what the learner has passed. */
import { existsSync } from 'node:fs';
import type { CatalogueAssignment } from '#checker/catalogue.ts';
import { say, wordsOf } from '../language.ts';
import { readProgress, type Standing } from './progress.ts';
import { workFolder } from './work.ts';

function stateOf(root: string, assignment: CatalogueAssignment, standing: Standing | undefined): string {
  if (standing === undefined) return existsSync(workFolder(root, assignment)) ? say('assignment.started') : '';
  const changed = standing.fingerprint === assignment.fingerprint ? '' : say('assignment.changed');
  return `${say('assignment.points', { points: standing.points, outOf: standing.outOf })}${changed}`;
}

export function list(root: string, assignments: readonly CatalogueAssignment[]): void {
  const progress = readProgress(root).assignments;
  const width = Math.max(0, ...assignments.map(({ id }) => id.length));
  for (const assignment of assignments) {
    const { id, document } = assignment;
    const standing = progress[id];
    const isPassed = standing !== undefined && standing.outOf > 0 && standing.points === standing.outOf;
    const facts = [
      say(`assignment.level.${document.level}`),
      say('assignment.minutes', { minutes: wordsOf(assignment)?.minutes ?? 0 }),
      stateOf(root, assignment, standing),
    ];
    console.log(`${isPassed ? '✓' : ' '} ${id.padEnd(width)}  ${facts.filter(Boolean).join(' · ')}`);
  }
  const passed = assignments.filter(({ id }) => progress[id]?.points === progress[id]?.outOf && progress[id]).length;
  console.log(say('assignment.count', { passed, count: assignments.length }));
}
