/**
 * The programs of a class and a table of them, for tools that look for copies: Dolos reads `info.csv` with its columns
 * filename, full_name and label; JPlag reads the folder of an assignment, one folder a learner.
 */
import { join } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import type { HandedIn } from '../collect.ts';
import type { LearnerResults } from '../results/result.ts';
import { writeWhole } from '../../written.ts';

/** @param nameOf the learner's name, or a code in its place */
export function writeSimilarity(
  folder: string,
  learners: readonly LearnerResults[],
  handedIn: readonly HandedIn[],
  {
    nameOf,
    fileNameOf,
  }: { readonly nameOf: (learner: string) => string; readonly fileNameOf: (name: string) => string },
): void {
  const filesOf = new Map(
    handedIn.flatMap(({ from, submission }) => ('problem' in submission ? [] : [[from, submission.files] as const])),
  );
  const rows = learners.flatMap(({ learner, results }) =>
    results.flatMap(({ assignment, from }) =>
      Object.entries(filesOf.get(from) ?? {}).map(([path, text]) => {
        const filename = join(assignment.replace('/', '-'), fileNameOf(nameOf(learner)), path);
        writeWhole(join(folder, filename), text);
        return [filename, nameOf(learner), assignment];
      }),
    ),
  );
  const table = stringify([['filename', 'full_name', 'label'], ...rows], { escape_formulas: true });
  writeWhole(join(folder, 'info.csv'), table);
}
