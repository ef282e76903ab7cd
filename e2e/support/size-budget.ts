/** How many bytes a reader downloads at most, and what to say where it is more. */
import type { Part, Size } from './runtime-parts.ts';

/** To be lowered where the bytes are; raised only with a reason. */
export const budget = {
  /**
   * What the browser fetches to run a program with Express and Zod. Of it the gate of a worker's link takes 2 kB, V8's
   * words and stacks in the other engines 2.5 kB, the time zone of a program 1.5 kB, what iterators do by themselves, for the
   * oldest Safari of the baseline, 0.7 kB, streams and `using` of WebKit 0.7 kB, 1 kB that memory is counted, and 0.4 kB that the globals of a browser
   * are hidden and native functions are written as V8 writes them; 0.3 kB the order of timers and immediates in a turn, prints
   * before an exit, and who waits for WebAssembly or a name server; 0.8 kB why a value cannot become
   * JSON, in V8's words, functions of WebKit as they are written, and one function for what nobody has caught.
   */
  runtime: { gzip: 374_100, brotli: 307_900 },
  /** All JavaScript of a lesson that is only read, gzip. */
  reading: 15_000,
} as const;

/** The parts in gzip bytes when the budget was last set: what has grown since is named. */
export const partsThen: Readonly<Record<string, number>> = {
  'Node’s constants': 4966,
  llhttp: 19034,
  'Node’s library': 154709,
  express: 66495,
  zod: 55984,
  'our own code, with sucrase’s parser': 68595,
  'frame.html': 1056,
  'manifest.json': 891,
};

const kB = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`;

function biggestFirst(parts: readonly (readonly [name: string, bytes: number])[]): string {
  const sorted = [...parts].sort(([, a], [, b]) => b - a);
  return sorted.map(([name, bytes]) => `${name} ${kB(bytes)}`).join(', ');
}

/** What to say of a runtime that is over its budget; undefined where it is not. */
export function overBudget(
  size: Size,
  parts: readonly Part[],
  most: Pick<Size, 'gzip' | 'brotli'>,
  then: Readonly<Record<string, number>>,
): string | undefined {
  const over = (['gzip', 'brotli'] as const).filter((packing) => size[packing] > most[packing]);
  if (over.length === 0) return undefined;
  const grown = parts.flatMap(({ name, gzip }) => {
    const more = gzip - (then[name] ?? 0);
    return more > 0 ? [[`${then[name] === undefined ? 'new: ' : ''}${name} by`, more] as const] : [];
  });
  return [
    ...over.map(
      (packing) => `The runtime of a plain lesson is ${kB(size[packing])} ${packing}, of ${kB(most[packing])}.`,
    ),
    `Its parts in gzip: ${biggestFirst(parts.map(({ name, gzip }) => [name, gzip]))}.`,
    `What has grown: ${grown.length === 0 ? 'no part alone' : biggestFirst(grown)}.`,
    'Take it away again, or say why more is needed in e2e/support/size-budget.ts.',
  ].join('\n');
}
