/**
 * A platform's own export, filled in: Moodle's grading worksheet, Canvas's gradebook. Every other cell stays as it was,
 * since the platform finds its rows and columns by them.
 */
import { basename } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import { say } from '../../language.ts';
import { CommandProblem } from '../../problem.ts';
import { hasOpen, type GradedCourse, type LearnerResults } from '../results/result.ts';
import { isCanvasGradebook, isPointsPossible } from '../tables/canvas.ts';
import { columnOf, type Table } from '../tables/table.ts';
import { byName } from '../tables/whose.ts';
import { notesOf } from './notes.ts';

export interface Filled {
  readonly name: string;
  readonly csv: string;
  readonly rows: number;
  /** Who has results, and no row in it. */
  readonly without: readonly string[];
  /** Who has more than its most, such as by points of a person's own. */
  readonly above: { readonly learners: readonly string[]; readonly isCapped: boolean };
}

interface Points {
  readonly points: number;
  readonly outOf: number;
  readonly notes: string;
}

type PointsOf = (learner: LearnerResults) => Points | undefined;

/** Of one assignment, or of all: undefined where nothing can be said yet. */
function pointsFor(id: string | undefined): PointsOf {
  return (learner) => {
    const results = id === undefined ? learner.results : learner.results.filter(({ assignment }) => assignment === id);
    const [only] = results;
    if (only === undefined || hasOpen({ results })) return undefined;
    const notes = results.flatMap((result) => notesOf(result)).join('\n');
    return id === undefined
      ? { points: learner.points, outOf: learner.outOf, notes }
      : { points: only.points, outOf: only.outOf, notes };
  };
}

/** As the platform of that country writes a number. */
function numberFrom(points: number, hasComma: boolean): string {
  const text = String(Math.round(points * 100) / 100);
  return hasComma ? text.replace('.', ',') : text;
}

function scaled({ points, outOf }: Points, most: number): number {
  return outOf === 0 || Number.isNaN(most) ? points : (points / outOf) * most;
}

function csvOf({ header, delimiter }: Table, rows: readonly (readonly string[])[]): string {
  return stringify([[...header], ...rows.map((row) => [...row])], {
    bom: true,
    delimiter,
    record_delimiter: '\r\n',
    // The writer quotes what holds its own line break, and a comment has the other one: it would end the row.
    quoted_match: /[\r\n]/,
  });
}

/** What a spreadsheet would take for a formula. */
function asText(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

/** What a teacher wrote stays, and ours stands behind it; once, however often the same export is filled in. */
function withComment(cell: string, notes: string): string {
  if (notes === '' || cell.includes(notes)) return cell;
  return cell.trim() === '' ? asText(notes) : `${cell}\n${notes}`;
}

/** `100,00` as well; NaN where there is no number. */
function mostFrom(cell: string): number {
  return cell.trim() === '' ? Number.NaN : Number(cell.replace(',', '.'));
}

interface Finder {
  readonly find: (row: readonly string[]) => LearnerResults | undefined;
  readonly unfound: () => readonly string[];
}

/** Of a table, or none of it that is not there. */
function columnsOf(table: Table, names: readonly string[]): readonly number[] {
  return names.map((name) => columnOf(table, name)).filter((column) => column !== -1);
}

/**
 * @param platform in which the platform's own number stands: nobody's number of a roster, such as 1, 2, 3, is one
 * @param columns in which a name, an id of the school or an address may stand
 */
function finderFrom(
  learners: readonly LearnerResults[],
  platform: readonly number[],
  columns: readonly number[],
): Finder {
  const numbers = learners.flatMap((each) => (each.platformId === undefined ? [] : [[each.platformId, each] as const]));
  const own = learners.map((each) => [each.learner, each] as const);
  const listed = learners.flatMap((each) => (each.row ?? []).map((name) => [name, each] as const));
  // What stands beside several people, such as a section, is nobody's name.
  const alone = [...Map.groupBy(listed, ([name]) => name).values()].filter(({ length }) => length === 1).flat();
  const [numbered, named] = [byName(numbers), byName([...own, ...alone])];
  const tried = [
    ...platform.map((column) => ({ column, find: numbered })),
    ...columns.map((column) => ({ column, find: named })),
  ];
  const found = new Set<LearnerResults>();
  return {
    find(row) {
      for (const { column, find } of tried) {
        const cell = row[column] ?? '';
        const learner = cell === '' ? undefined : find({ learner: cell, platformId: undefined });
        if (learner === undefined) continue;
        found.add(learner);
        return learner;
      }
      return undefined;
    },
    unfound: () => learners.filter((each) => !found.has(each)).map(({ learner }) => learner),
  };
}

function filledMoodle(table: Table, learners: readonly LearnerResults[], pointsOf: PointsOf): Filled {
  const [grade, most, feedback] = ['Grade', 'Maximum Grade', 'Feedback comments'].map((name) => columnOf(table, name));
  const people = columnsOf(table, ['Full name', 'ID number', 'Email address']);
  const { find, unfound } = finderFrom(learners, columnsOf(table, ['Identifier']), people);
  let filled = 0;
  const above: string[] = [];
  const rows = table.rows.map((row) => {
    const learner = find(row);
    const points = learner === undefined ? undefined : pointsOf(learner);
    if (points === undefined) return row;
    filled += 1;
    const maximum = row[most ?? -1] ?? '';
    const isAbove = scaled(points, mostFrom(maximum)) > mostFrom(maximum);
    if (isAbove) above.push(learner?.learner ?? '');
    const value = isAbove ? mostFrom(maximum) : scaled(points, mostFrom(maximum));
    return row.map((cell, column) => {
      if (column === grade) return numberFrom(value, maximum.includes(','));
      return column === feedback ? withComment(cell, points.notes) : cell;
    });
  });
  return {
    name: basename(table.path),
    csv: csvOf(table, rows),
    rows: filled,
    without: unfound(),
    // Moodle takes no grade above the maximum.
    above: { learners: above, isCapped: true },
  };
}

/** `Features (1234)` → `features` */
function titleFromColumn(column: string): string {
  return column
    .replace(/ \(\d+\)$/, '')
    .trim()
    .toLowerCase();
}

function canvasColumns(course: GradedCourse, table: Table, wanted: string | undefined, only: string | undefined) {
  const columns = table.header.flatMap((name, column) => {
    if (wanted !== undefined) return name === wanted ? [{ column, id: only }] : [];
    const id = [...course.assignments.values()].find((assignment) =>
      [assignment.id, ...Object.values(assignment.words).map(({ title }) => title)].some(
        (each) => each.toLowerCase() === titleFromColumn(name),
      ),
    )?.id;
    return id === undefined ? [] : [{ column, id }];
  });
  if (columns.length > 0) return columns;
  const about = { path: table.path, columns: table.header.slice(CANVAS_FIRST).join(', ') };
  throw new CommandProblem(
    wanted === undefined ? say('grade.fill-no-column', about) : say('grade.fill-column', { ...about, column: wanted }),
  );
}

/** Student, ID, SIS User ID, SIS Login ID, Section. */
const CANVAS_FIRST = 5;

function filledCanvas(
  table: Table,
  learners: readonly LearnerResults[],
  columns: readonly { readonly column: number; readonly id: string | undefined }[],
): Filled {
  const people = columnsOf(table, ['SIS User ID', 'SIS Login ID', 'Student']);
  const possible = table.rows.find((row) => isPointsPossible(table, row)) ?? [];
  const { find, unfound } = finderFrom(learners, columnsOf(table, ['ID']), people);
  const filledRows = new Set<readonly string[]>();
  const above = new Set<string>();
  const rows = table.rows.map((row) => {
    const learner = row === possible ? undefined : find(row);
    if (learner === undefined) return row;
    return row.map((cell, index) => {
      const here = columns.find(({ column }) => column === index);
      const points = here === undefined ? undefined : pointsFor(here.id)(learner);
      if (points === undefined) return cell;
      filledRows.add(row);
      const most = possible[index] ?? '';
      const value = scaled(points, mostFrom(most));
      if (value > mostFrom(most)) above.add(learner.learner);
      return numberFrom(value, most.includes(','));
    });
  });
  return {
    name: basename(table.path),
    csv: csvOf(table, rows),
    rows: filledRows.size,
    without: unfound(),
    above: { learners: [...above], isCapped: false },
  };
}

export interface FillOptions {
  /** The one that is graded; undefined where several are. */
  readonly assignment: string | undefined;
  readonly column: string | undefined;
}

/** @throws CommandProblem for a table of another kind */
export function filledFrom(
  course: GradedCourse,
  table: Table,
  learners: readonly LearnerResults[],
  { assignment, column }: FillOptions,
): Filled {
  const has = (...names: readonly string[]): boolean => names.every((name) => columnOf(table, name) !== -1);
  if (has('Identifier', 'Grade')) return filledMoodle(table, learners, pointsFor(assignment));
  if (isCanvasGradebook(table)) return filledCanvas(table, learners, canvasColumns(course, table, column, assignment));
  throw new CommandProblem(say('grade.fill-kind', { path: table.path }));
}
