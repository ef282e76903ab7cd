/** `--late`: what is due when, and what a late day costs. A row without an assignment or a learner is for all of them. */
import { say } from '../../language.ts';
import { CommandProblem } from '../../problem.ts';
import { rowsByName } from './by-column.ts';
import { onePersonNamed } from './one-person.ts';
import type { Table } from './table.ts';
import type { Person } from './whose.ts';

const COLUMNS = ['assignment', 'learner', 'due', 'penalty', 'at most', 'late days', 'handed in'];

interface Row {
  readonly where: string;
  readonly assignment: string;
  readonly learner: string;
  readonly dueMs: number | undefined;
  /** Percent of the points, for each day that has begun. */
  readonly penalty: number | undefined;
  readonly atMost: number | undefined;
  readonly lateDays: number | undefined;
  readonly handedInMs: number | undefined;
}

export interface LateRule {
  readonly dueMs: number | undefined;
  readonly penalty: number;
  readonly atMost: number;
  /** When it was handed in, where the table says that. */
  readonly handedInMs: number | undefined;
}

export interface LatePolicy {
  /** Whom rows name, and who neither handed in nor is on the roster. */
  readonly nobody: readonly string[];
  readonly ruleFor: (person: Person, assignment: string) => LateRule;
  /** How many late days cost this person nothing, in the whole course. */
  readonly freeDays: (person: Person) => number;
}

/** A time without its zone would be another moment on another machine. */
const TIME = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d)$/;
const PERCENT = /^(\d+(?:\.\d+)?) ?%$/;

/** `Date` takes the 30th of February for a day of March. */
function isDay(text: string): boolean {
  const [day = ''] = text.split(/[T ]/);
  const ms = Date.parse(`${day}T00:00Z`);
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(day);
}

function timeFrom(text: string, where: string): number | undefined {
  if (text === '') return undefined;
  const ms = TIME.test(text) && isDay(text) ? Date.parse(text.replace(' ', 'T')) : Number.NaN;
  if (Number.isNaN(ms)) throw new CommandProblem(say('table.no-time', { where, text }));
  return ms;
}

function percentFrom(text: string, where: string): number | undefined {
  if (text === '') return undefined;
  const [, number = ''] = PERCENT.exec(text) ?? [];
  if (number === '' || Number(number) > 100) throw new CommandProblem(say('table.no-share', { where, text }));
  return Number(number);
}

function daysFrom(text: string, where: string): number | undefined {
  if (text === '') return undefined;
  if (!/^\d+$/.test(text)) throw new CommandProblem(say('table.no-days', { where, text }));
  return Number(text);
}

const SAYS = ['dueMs', 'penalty', 'atMost', 'lateDays', 'handedInMs'] as const;

/** @throws CommandProblem where two rows say the same of the same: nobody could tell which one counts */
function demandOneOfEach(rows: readonly Row[]): void {
  for (const [index, row] of rows.entries()) {
    const other = rows
      .slice(0, index)
      .find(
        (each) =>
          each.assignment === row.assignment &&
          each.learner === row.learner &&
          SAYS.some((says) => each[says] !== undefined && row[says] !== undefined),
      );
    if (other !== undefined)
      throw new CommandProblem(say('table.late-twice', { first: other.where, second: row.where }));
  }
}

/**
 * @param people who handed in or is on the roster
 * @throws CommandProblem
 */
export function latePolicyFrom(table: Table, ids: ReadonlySet<string>, people: readonly Person[]): LatePolicy {
  const nobody: string[] = [];
  const learnerFrom = (name: string, where: string): string => {
    if (name === '') return '';
    const person = onePersonNamed({ where, learner: name }, people);
    if (person === undefined) nobody.push(name);
    return person?.learner ?? name;
  };
  const rows = rowsByName(table, 'late', { needed: ['due'], known: COLUMNS }).map(({ where, cell }): Row => {
    const assignment = cell('assignment');
    if (assignment !== '' && !ids.has(assignment))
      throw new CommandProblem(say('table.no-assignment', { where, id: assignment }));
    if (assignment !== '' && cell('late days') !== '')
      throw new CommandProblem(say('table.days-of-one', { where, id: assignment }));
    return {
      where,
      assignment,
      learner: learnerFrom(cell('learner'), where),
      dueMs: timeFrom(cell('due'), where),
      penalty: percentFrom(cell('penalty'), where),
      atMost: percentFrom(cell('at most'), where),
      lateDays: daysFrom(cell('late days'), where),
      handedInMs: timeFrom(cell('handed in'), where),
    };
  });
  demandOneOfEach(rows);
  /** The row that says it most closely: for this learner before all, for this assignment before all. */
  const closest = <T>(person: Person, assignment: string, valueOf: (row: Row) => T | undefined): T | undefined => {
    const fitting = rows.filter(
      (row) =>
        (row.assignment === '' || row.assignment === assignment) &&
        (row.learner === '' || row.learner === person.learner) &&
        valueOf(row) !== undefined,
    );
    const weight = (row: Row): number => (row.learner === '' ? 0 : 2) + (row.assignment === '' ? 0 : 1);
    const [first] = fitting.toSorted((a, b) => weight(b) - weight(a));
    return first === undefined ? undefined : valueOf(first);
  };
  return {
    nobody: [...new Set(nobody)],
    ruleFor: (person, assignment) => ({
      dueMs: closest(person, assignment, ({ dueMs }) => dueMs),
      penalty: closest(person, assignment, ({ penalty }) => penalty) ?? 0,
      atMost: closest(person, assignment, ({ atMost }) => atMost) ?? 100,
      handedInMs: closest(person, assignment, ({ handedInMs }) => handedInMs),
    }),
    freeDays: (person) => closest(person, '', ({ lateDays }) => lateDays) ?? 0,
  };
}
