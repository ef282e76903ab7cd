const items = new Map([
  ['1', 'Boostcamp'],
  ['2', 'AI'],
  ['3', 'Tech'],
]);

/** Stands for a database: it answers later. */
export async function findItem(id: string): Promise<string | undefined> {
  // TODO: throw an HttpError where there is no such item.
  return Promise.resolve(items.get(id));
}
