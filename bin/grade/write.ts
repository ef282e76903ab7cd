/** Results → files, each replaced whole. The same results make the same bytes. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { writeWhole } from '../written.ts';
import type { Collected } from './collect.ts';
import { classroomFromResults } from './formats/classroom.ts';
import { csvFromResults } from './formats/csv.ts';
import { gradescopeFromResults } from './formats/gradescope.ts';
import { junitFromResults } from './formats/junit.ts';
import { pageFromResults } from './formats/page.ts';
import type { GradedCourse, LearnerResults } from './results.ts';

/** A learner's name comes from outside: what could lead anywhere, or would be equal on another system, is told apart by a hash. */
export function fileNameOf(learner: string): string {
  const plain = learner
    .normalize('NFC')
    .toLowerCase()
    // Letters of any language stay: who looks for a page looks for a name.
    .replaceAll(/[^\p{L}\p{N}_-]+/gu, '-')
    .slice(0, 60);
  return plain === learner ? plain : `${plain}-${createHash('sha256').update(learner).digest('hex').slice(0, 8)}`;
}

function textFromJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

export function writeResults(
  out: string,
  course: GradedCourse,
  learners: readonly LearnerResults[],
  notLookedAt: Collected['notLookedAt'],
): void {
  writeWhole(join(out, 'results.json'), textFromJson({ format: 1, learners, notLookedAt }));
  writeWhole(join(out, 'results.csv'), csvFromResults(course, learners));
  writeWhole(join(out, 'junit.xml'), junitFromResults(course, learners));
  const perLearner = {
    learners: ['.html', (each: LearnerResults) => pageFromResults(course, each)],
    classroom: ['.json', (each: LearnerResults) => textFromJson(classroomFromResults(course, each))],
    gradescope: ['.json', (each: LearnerResults) => textFromJson(gradescopeFromResults(course, each))],
  } as const;
  for (const [folder, [ending, textOf]] of Object.entries(perLearner)) {
    const current = new Set(learners.map(({ learner }) => `${fileNameOf(learner)}${ending}`));
    for (const each of learners) writeWhole(join(out, folder, `${fileNameOf(each.learner)}${ending}`), textOf(each));
    // Of somebody who is not among them any more, or half written by a killed run.
    const there = existsSync(join(out, folder)) ? readdirSync(join(out, folder)) : [];
    for (const name of there.filter((name) => !current.has(name))) rmSync(join(out, folder, name));
  }
}
