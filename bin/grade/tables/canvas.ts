/** Canvas's gradebook: below its header stand rows that are nobody's. */
import { columnOf, type Table } from './table.ts';

export function isCanvasGradebook(table: Table): boolean {
  return ['Student', 'ID', 'Section'].every((name) => columnOf(table, name) !== -1);
}

/** How many points each column is out of; indented, so that it comes first where rows are sorted. */
export function isPointsPossible(table: Table, row: readonly string[]): boolean {
  return row[columnOf(table, 'Student')]?.trim() === 'Points Possible';
}

/** The row above that says which columns are posted by hand has no name. */
export function isStudent(table: Table, row: readonly string[]): boolean {
  return (row[columnOf(table, 'Student')] ?? '').trim() !== '' && !isPointsPossible(table, row);
}
