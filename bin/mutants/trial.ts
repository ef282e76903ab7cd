/** Each mutant of an assignment is checked until the first check refuses it. */
import { checkSubmission } from '#checker/assignment.ts';
import type { CatalogueAssignment } from '#checker/catalogue.ts';
import { SEED } from '#checker/graded.ts';
import { mutantsOf, type Mutant } from '#checker/mutants.ts';
import { sideBySide } from '#checker/side-by-side.ts';
import type { Runtime } from '#runtime/contract.ts';
import type { Killers } from './killers.ts';

/** Most of a trial is waiting. */
const AT_ONCE = 8;
/** A slow machine must not decide: what survives and is not spared, or is spared and dies, is tried once more with less beside it. */
const AT_ONCE_AGAIN = 2;

export interface Trial {
  /** By the id of the mutant: the check that refuses it. */
  readonly killers: Killers;
  readonly survivors: readonly string[];
  /** Checks that fail by a mistake of their own over a mutant, which is neither. */
  readonly faults: readonly string[];
}

type Fate = { readonly killer: string } | { readonly fault: string } | 'survived';

async function fateOf(
  runtime: Runtime,
  { document }: CatalogueAssignment,
  { files }: Mutant,
  killer: string | undefined,
): Promise<Fate> {
  const isKnown = killer !== undefined && document.checks[killer] !== undefined;
  for (const only of isKnown ? [[killer], undefined] : [undefined]) {
    const { checks } = await checkSubmission(runtime, files, document, {
      seed: SEED,
      stopsAtFirst: true,
      ...(only && { only }),
    });
    const last = checks.at(-1);
    if (last?.status === 'failed') return { killer: last.id };
    if (last?.status === 'fault') return { fault: `${last.id} says nothing: ${last.fault ?? ''}` };
  }
  return 'survived';
}

/** @param before what killed which last time */
export async function tryMutants(runtime: Runtime, assignment: CatalogueAssignment, before: Killers): Promise<Trial> {
  const spared = new Set(assignment.mutants?.spared.flatMap((each) => each.mutants));
  const mutants = mutantsOf(assignment);
  const fateIn = async (mutant: Mutant): Promise<readonly [string, Fate]> => [
    mutant.id,
    await fateOf(runtime, assignment, mutant, before[mutant.id]),
  ];
  const first = new Map(await sideBySide(mutants, AT_ONCE, fateIn));
  const again = mutants.filter(({ id }) => (first.get(id) === 'survived') !== spared.has(id));
  const fates = [...new Map([...first, ...(await sideBySide(again, AT_ONCE_AGAIN, fateIn))])];
  return {
    killers: Object.fromEntries(
      fates.flatMap(([id, fate]) => (fate !== 'survived' && 'killer' in fate ? [[id, fate.killer]] : [])),
    ),
    survivors: fates.filter(([, fate]) => fate === 'survived').map(([id]) => id),
    faults: fates.flatMap(([id, fate]) => (fate !== 'survived' && 'fault' in fate ? [`${id}: ${fate.fault}`] : [])),
  };
}
