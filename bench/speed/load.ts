/** Requests in a row and side by side, in Node and in a page alike. */

type Ask = () => Promise<void>;

/** Milliseconds of one request, where `count` of them follow each other. */
export async function oneByOne(ask: Ask, count: number): Promise<number> {
  const from = performance.now();
  for (let i = 0; i < count; i++) await ask();
  return (performance.now() - from) / count;
}

/** Requests a second, where so many are always on their way. */
export async function manyAtOnce(ask: Ask, count: number, inFlight: number): Promise<number> {
  let left = count;
  const from = performance.now();
  const client = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      await ask();
    }
  };
  await Promise.all(Array.from({ length: inFlight }, client));
  return (count * 1000) / (performance.now() - from);
}
