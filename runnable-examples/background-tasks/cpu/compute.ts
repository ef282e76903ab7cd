/** Stands for a heavy computation: the processor is busy for that long, on any machine. */
export function compute(ms: number): void {
  const end = performance.now() + ms;
  let x = 0.5;
  while (performance.now() < end) x = Math.sin(x) + 0.5;
}

const SLICE_MS = 10;

/** The same amount of work, in slices, with a pause between two of them. */
export async function computeInSlices(
  ms: number,
  pause: () => Promise<void>,
): Promise<void> {
  for (let done = 0; done < ms; done += SLICE_MS) {
    compute(SLICE_MS);
    await pause();
  }
}
