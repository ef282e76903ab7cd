/** What an assignment gives and nobody is asked to change: the same in the starter and in the solution. */
import type { ExampleFiles } from '#runtime/contract.ts';

interface Assignment {
  readonly starter: ExampleFiles;
  readonly solution: ExampleFiles;
}

export interface PutBack {
  readonly files: ExampleFiles;
  /** Those that were another text, or not there. */
  readonly changed: readonly string[];
}

export function givenFiles({ starter, solution }: Assignment): readonly string[] {
  return Object.keys(starter).filter((path) => solution[path] === starter[path]);
}

export function withGivenFiles({ starter, solution }: Assignment, files: ExampleFiles): PutBack {
  const given = Object.entries(starter).filter(([path, text]) => solution[path] === text);
  const changed = given.filter(([path, text]) => files[path] !== text).map(([path]) => path);
  return { files: { ...files, ...Object.fromEntries(given) }, changed };
}

/** The others: what a learner writes. */
export function filesToWrite({ starter, solution }: Assignment): readonly string[] {
  return Object.keys(solution).filter((path) => starter[path] !== solution[path]);
}
