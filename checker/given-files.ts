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

function givenIn({ starter, solution }: Assignment): readonly (readonly [path: string, text: string])[] {
  return Object.entries(starter).filter(([path, text]) => solution[path] === text);
}

export function givenFiles(assignment: Assignment): readonly string[] {
  return givenIn(assignment).map(([path]) => path);
}

export function withGivenFiles(assignment: Assignment, files: ExampleFiles): PutBack {
  const given = givenIn(assignment);
  const changed = given.filter(([path, text]) => files[path] !== text).map(([path]) => path);
  return { files: { ...files, ...Object.fromEntries(given) }, changed };
}

/** The others: what a learner writes. */
export function filesToWrite({ starter, solution }: Assignment): readonly string[] {
  return Object.keys(solution).filter((path) => starter[path] !== solution[path]);
}
