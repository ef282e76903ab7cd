/** `--manual`: points and comments of a person's own. They stand in a file of theirs, so that no regrade takes them away. */
import { say } from '../../language.ts';
import { CommandProblem } from '../../problem.ts';
import { rowsByName } from './by-column.ts';
import { onePersonNamed } from './one-person.ts';
import type { Table } from './table.ts';
import type { Person } from './whose.ts';

const COLUMNS = ['learner', 'assignment', 'points', 'comment'];

export interface Manual {
  /** Added to what the checks gave; may be below zero. */
  readonly points: number;
  readonly comment: string;
}

export interface ManualRow extends Manual {
  readonly where: string;
  readonly learner: string;
  readonly assignment: string;
}

/** With the comma of a country that writes it so, and the minus of a text editor. */
const POINTS = /^[+\u2212-]?\d+(?:[.,]\d{1,2})?$/;

function numberFrom(points: string): number {
  return Number(points.replace(',', '.').replace('\u2212', '-'));
}

export function manualFrom(table: Table, ids: ReadonlySet<string>): readonly ManualRow[] {
  const options = { needed: ['learner', 'assignment'], known: COLUMNS };
  return rowsByName(table, 'manual', options).map(({ where, cell }) => {
    const [assignment, points] = [cell('assignment'), cell('points')];
    if (!ids.has(assignment)) throw new CommandProblem(say('table.no-assignment', { where, id: assignment }));
    if (points !== '' && !POINTS.test(points)) throw new CommandProblem(say('table.no-points', { where, points }));
    return { where, learner: cell('learner'), assignment, points: numberFrom(points), comment: cell('comment') };
  });
}

/**
 * Each row with the name of whom it means.
 * @throws CommandProblem for a row of somebody whom nobody knows, which would be lost, and for one that fits several
 */
export function manualOfPeople(rows: readonly ManualRow[], people: readonly Person[]): readonly ManualRow[] {
  return rows.map((row) => {
    const person = onePersonNamed(row, people);
    if (person !== undefined) return { ...row, learner: person.learner };
    throw new CommandProblem(say('table.nobody', { where: row.where, name: row.learner }));
  });
}

export function manualOf(rows: readonly ManualRow[], { learner }: Person, assignment: string): readonly Manual[] {
  return rows
    .filter((row) => row.assignment === assignment && row.learner === learner)
    .map(({ points, comment }) => ({ points, comment }));
}
