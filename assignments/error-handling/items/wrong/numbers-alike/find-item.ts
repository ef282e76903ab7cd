import { HttpError } from './http-error.ts';

const items = new Map([
  ['1', 'Boostcamp'],
  ['2', 'AI'],
  ['3', 'Tech'],
]);

/** Stands for a database: it answers later. */
export async function findItem(id: string): Promise<string> {
  const item = await Promise.resolve(items.get(String(Number(id))));
  if (item === undefined) throw new HttpError(404, `There is no item ${id}`);
  return item;
}
