/** Results → files, each replaced whole. The same results make the same bytes. */
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { writeWhole } from '../written.ts';
import type { ClassView } from './class/view.ts';
import type { Collected } from './collect.ts';
import type { Change } from './results/regrade.ts';
import type { GradedCourse, LearnerResults } from './results/result.ts';
import type { Roster } from './tables/roster.ts';
import type { Table } from './tables/table.ts';
import { classPage } from './write/class-page.ts';
import { classroom50FromResult, type Classroom50 } from './write/classroom50.ts';
import { csvFromChanges, csvFromResults, csvFromRows } from './write/csv.ts';
import { filledFrom, type Filled } from './write/fill.ts';
import { gradescopeFromResults } from './write/gradescope.ts';
import { junitFromResults } from './write/junit.ts';
import { codeOf, fileNameOf } from './write/names.ts';
import { pageFromResults } from './write/page.ts';
import { writeSimilarity } from './write/similarity.ts';

export interface WriteOptions {
  readonly learners: readonly LearnerResults[];
  readonly collected: Collected;
  readonly view: ClassView;
  readonly roster: Roster | undefined;
  /** Whose files alone are written; everybody's where it is undefined. */
  readonly only: ReadonlySet<string> | undefined;
  /** Undefined where nobody asked for it. */
  readonly changes: readonly Change[] | undefined;
  readonly fill: {
    readonly tables: readonly Table[];
    readonly assignment: string | undefined;
    readonly column: string | undefined;
  };
  readonly classroom50: Classroom50 | undefined;
  readonly isSimilarity: boolean;
  /** Where pages have a code in place of a name: what the codes follow from. */
  readonly anonymousBy: string | undefined;
}

function textFromJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** When it was handed in is no part of it: the same class has the same bytes wherever its folder was copied to. */
function jsonFromResults(learners: readonly LearnerResults[]): readonly object[] {
  return learners.map(({ row: _, results, ...learner }) => ({
    ...learner,
    results: results.map(({ handedInMs: __, ...result }) => result),
  }));
}

/** The file names in a folder, and what is in each: what is not among them any more, or half written, goes. */
function writeFolder(
  folder: string,
  texts: ReadonlyMap<string, () => string>,
  isWritten: (name: string) => boolean,
): void {
  for (const [name, textOf] of texts) if (isWritten(name)) writeWhole(join(folder, name), textOf());
  const there = existsSync(folder) ? readdirSync(folder) : [];
  for (const name of there.filter((each) => !texts.has(each))) rmSync(join(folder, name), { recursive: true });
}

/** @returns the exports that were filled in */
export function writeResults(out: string, course: GradedCourse, options: WriteOptions): readonly Filled[] {
  const { learners, collected, view, roster, only, changes, fill, classroom50, isSimilarity, anonymousBy } = options;
  const nameOf = (learner: string): string => (anonymousBy === undefined ? learner : codeOf(anonymousBy, learner));
  const isAnonymous = anonymousBy !== undefined;
  const write = (name: string, text: string | undefined): void => {
    if (text !== undefined) writeWhole(join(out, name), text);
    else rmSync(join(out, name), { force: true });
  };
  const { missing, unknown, equal } = view;
  const { notLookedAt } = collected;
  const results = jsonFromResults(learners);
  write('results.json', textFromJson({ format: 2, learners: results, notLookedAt, missing, unknown, equal }));
  const { header = [], notes = new Map<string, string>() } = roster ?? {};
  const csvOptions = { equal, header, unknown: new Set(unknown), rosterNotes: notes };
  write('results.csv', csvFromResults(course, learners, csvOptions));
  write('junit.xml', junitFromResults(course, learners));
  write('class.html', classPage(course, view, nameOf));
  if (changes !== undefined) write('regrade.csv', csvFromChanges(changes));
  const codes = learners.map(({ learner }) => [learner, nameOf(learner)]);
  write('anonymous.csv', isAnonymous ? csvFromRows([['learner', 'code'], ...codes]) : undefined);

  const isWritten = new Set(learners.filter(({ learner }) => only?.has(learner) ?? true).map(({ learner }) => learner));
  const perLearner = {
    learners: [
      ({ learner }: LearnerResults) => `${fileNameOf(nameOf(learner))}.html`,
      (each: LearnerResults) => pageFromResults(course, each, nameOf(each.learner), { isAnonymous }),
    ],
    gradescope: [
      ({ learner }: LearnerResults) => `${fileNameOf(learner)}.json`,
      (each: LearnerResults) => textFromJson(gradescopeFromResults(course, each)),
    ],
  } as const;
  for (const [folder, [fileOf, textOf]] of Object.entries(perLearner)) {
    const texts = new Map(learners.map((each) => [fileOf(each), () => textOf(each)]));
    const mine = new Set(learners.filter(({ learner }) => isWritten.has(learner)).map(fileOf));
    writeFolder(join(out, folder), texts, (name) => mine.has(name));
  }
  if (classroom50 === undefined) rmSync(join(out, 'classroom50'), { recursive: true, force: true });
  else {
    const texts = learners.flatMap((each) =>
      each.results.map((result) => {
        const name = `${fileNameOf(each.learner)}-${result.assignment.replace('/', '-')}.json`;
        return [name, () => textFromJson(classroom50FromResult(course, each, result, classroom50))] as const;
      }),
    );
    writeFolder(join(out, 'classroom50'), new Map(texts), () => true);
  }
  rmSync(join(out, 'similarity'), { recursive: true, force: true });
  if (isSimilarity) writeSimilarity(join(out, 'similarity'), learners, collected.handedIn, { nameOf, fileNameOf });
  const filled = fill.tables.map((table) => filledFrom(course, table, learners, fill));
  writeFolder(join(out, 'filled'), new Map(filled.map(({ name, csv }) => [name, () => csv])), () => true);
  return filled;
}
