/**
 * The programs of a class and a table of them, for tools that look for copies: Dolos reads `info.csv` with its columns
 * filename, full_name and label; JPlag reads the folder of an assignment, one folder a learner.
 */
import { posix } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import type { HandedIn } from '../collect.ts';
import type { LearnerResults } from '../results/result.ts';

/**
 * By path in the results.
 * @param nameOf the learner's name, or a code in its place
 */
export function similarityFiles(
  learners: readonly LearnerResults[],
  handedIn: readonly HandedIn[],
  {
    nameOf,
    fileNameOf,
  }: { readonly nameOf: (learner: string) => string; readonly fileNameOf: (name: string) => string },
): readonly (readonly [path: string, text: string])[] {
  const filesOf = new Map(
    handedIn.flatMap(({ from, submission }) => ('problem' in submission ? [] : [[from, submission.files] as const])),
  );
  const programs = learners.flatMap(({ learner, results }) =>
    results.flatMap(({ assignment, from }) =>
      Object.entries(filesOf.get(from) ?? {}).map(([path, text]) => {
        const filename = posix.join(assignment.replace('/', '-'), fileNameOf(nameOf(learner)), path);
        return { filename, text, row: [filename, nameOf(learner), assignment] };
      }),
    ),
  );
  const header = ['filename', 'full_name', 'label'];
  const table = stringify([header, ...programs.map(({ row }) => row)], { escape_formulas: true });
  return [
    ['similarity/info.csv', table],
    ...programs.map(({ filename, text }) => [`similarity/${filename}`, text] as const),
  ];
}
