/** Which row of a roster is whose, where a name fits several rows, or several people fit one. */
import { say } from '../../language.ts';

type Row = readonly string[];

export interface Claim {
  /** More than one where a name fits several: then it is none of them. */
  readonly rows: readonly Row[];
  /** A number fits nobody else, a name may. */
  readonly isByNumber: boolean;
}

export interface Taken {
  readonly rowOf: ReadonlyMap<string, Row>;
  readonly notes: ReadonlyMap<string, string>;
}

/** @param shown a row, for whoever reads the roster */
export function takenRows(
  claims: readonly (readonly [learner: string, claim: Claim | undefined])[],
  shown: (row: Row) => string,
): Taken {
  const rowOf = new Map<string, Row>();
  const notes = new Map<string, string>();
  const byRow = new Map<Row, { readonly learner: string; readonly isByNumber: boolean }[]>();
  for (const [learner, { rows = [], isByNumber = false } = {}] of claims) {
    const [row, another] = rows;
    if (row === undefined) continue;
    if (another === undefined) byRow.set(row, [...(byRow.get(row) ?? []), { learner, isByNumber }]);
    else notes.set(learner, say('roster.fits-rows', { rows: rows.map(shown).join('; ') }));
  }
  for (const [row, all] of byRow) {
    const certain = all.filter(({ isByNumber }) => isByNumber);
    const owners = certain.length > 0 ? certain : all;
    const names = owners.map(({ learner }) => learner);
    for (const learner of names) {
      rowOf.set(learner, row);
      if (names.length > 1) notes.set(learner, say('roster.same-row', { row: shown(row), learners: names.join(', ') }));
    }
    for (const { learner } of all)
      if (!names.includes(learner))
        notes.set(learner, say('roster.taken', { row: shown(row), learner: names.join(', ') }));
  }
  return { rowOf, notes };
}
