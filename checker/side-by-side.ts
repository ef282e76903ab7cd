/** What mostly waits is done side by side: at most `atOnce` pieces of work are under way, and the first error ends it. */
export async function sideBySide<T, R>(
  items: readonly T[],
  atOnce: number,
  work: (item: T) => Promise<R>,
): Promise<readonly R[]> {
  const waiting = items.entries();
  const results: R[] = [];
  const workInTurn = async (): Promise<void> => {
    for (const [index, item] of waiting) results[index] = await work(item);
  };
  await Promise.all(Array.from({ length: atOnce }, workInTurn));
  return results;
}
