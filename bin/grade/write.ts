/** Results → files, each replaced whole. The same results make the same bytes. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { writeWhole } from '../written.ts';
import type { ClassView } from './class/view.ts';
import type { Collected } from './collect.ts';
import type { Change } from './results/regrade.ts';
import { hasOpen, type GradedCourse, type LearnerResults, type Result } from './results/result.ts';
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
import { replaceFiles } from './write/replaced.ts';
import { similarityFiles } from './write/similarity.ts';

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

/** What is open has no points: zero would be read as a mark. */
function jsonFromResult({ handedInMs: _, ...result }: Result): object {
  return result.verdict === 'open' ? { ...result, points: null, earned: null } : result;
}

/** When it was handed in is no part of it: the same class has the same bytes wherever its folder was copied to. */
function jsonFromResults(learners: readonly LearnerResults[]): readonly object[] {
  return learners.map(({ row: _, results, ...learner }) => ({
    ...learner,
    points: hasOpen({ results }) ? null : learner.points,
    results: results.map(jsonFromResult),
  }));
}

type Texts = readonly (readonly [path: string, textOf: () => string])[];

/** What stands in folders, by path: a file for each learner, or for each of their results. */
function textsOf(course: GradedCourse, options: WriteOptions, nameOf: (learner: string) => string): Texts {
  const { learners, classroom50, anonymousBy } = options;
  const isAnonymous = anonymousBy !== undefined;
  const pages = learners.map(
    (each) =>
      [
        pagePath(nameOf(each.learner)),
        () => pageFromResults(course, each, nameOf(each.learner), { isAnonymous }),
      ] as const,
  );
  // A score must stand in each of these: of what is not graded there is no file.
  const ofGradescope = learners
    .filter((each) => !hasOpen(each))
    .map((each) => [gradescopePath(each.learner), () => textFromJson(gradescopeFromResults(course, each))] as const);
  if (classroom50 === undefined) return [...pages, ...ofGradescope];
  const ofClassroom50 = learners.flatMap((each) =>
    each.results
      .filter(({ verdict }) => verdict !== 'open')
      .map((result) => {
        const name = `${fileNameOf(each.learner)}-${result.assignment.replace('/', '-')}.json`;
        const textOf = (): string => textFromJson(classroom50FromResult(course, each, result, classroom50));
        return [`classroom50/${name}`, textOf] as const;
      }),
  );
  return [...pages, ...ofGradescope, ...ofClassroom50];
}

function pagePath(name: string): string {
  return `learners/${fileNameOf(name)}.html`;
}

function gradescopePath(learner: string): string {
  return `gradescope/${fileNameOf(learner)}.json`;
}

/** @returns the exports that were filled in */
export function writeResults(out: string, course: GradedCourse, options: WriteOptions): readonly Filled[] {
  const { learners, collected, view, roster, only, changes, fill, isSimilarity, anonymousBy } = options;
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

  const filled = fill.tables.map((table) => filledFrom(course, table, learners, fill));
  const similar = isSimilarity ? similarityFiles(learners, collected.handedIn, { nameOf, fileNameOf }) : [];
  const texts: Texts = [
    ...textsOf(course, options, nameOf),
    ...[...similar, ...filled.map(({ name, csv }) => [`filled/${name}`, csv] as const)].map(
      ([path, text]) => [path, () => text] as const,
    ),
  ];
  const others = learners.filter(({ learner }) => only !== undefined && !only.has(learner));
  const kept = new Set(others.flatMap(({ learner }) => [pagePath(nameOf(learner)), gradescopePath(learner)]));
  replaceFiles(out, new Map(texts), (path) => !kept.has(path));
  return filled;
}
