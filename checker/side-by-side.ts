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

/**
 * As `sideBySide`. Where a result is one that its neighbours may have made, the same work is done once more, alone, when
 * all others are over; then that result counts, whatever it is.
 */
export async function sideBySideOrAlone<T, R>(
  items: readonly T[],
  atOnce: number,
  work: (item: T) => Promise<R>,
  { mayBeDisturbed }: { readonly mayBeDisturbed: (result: R) => boolean },
): Promise<readonly R[]> {
  const first = await sideBySide(items, atOnce, async (item) => ({ item, result: await work(item) }));
  const results: R[] = [];
  for (const { item, result } of first) results.push(mayBeDisturbed(result) ? await work(item) : result);
  return results;
}
