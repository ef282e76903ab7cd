/** What happens when an example runs in Node, and the recording of it. */
import type { Runtime } from '#runtime/contract.ts';
import { versionsOf, type CatalogueExample } from '#checker/catalogue.ts';
import { proveExchanges, proveRun, type Outcome } from '#checker/prove.ts';
import {
  RECORDING_FORM,
  recordedExchangeFromOutcome,
  recordedRunFromOutcome,
  type Recording,
} from '#checker/recording.ts';
import { withServices } from '#checker/services.ts';

export interface Outcomes {
  readonly exchanges: readonly Outcome[];
  readonly runs: readonly Outcome[];
}

export async function outcomesOf(runtime: Runtime, example: CatalogueExample): Promise<Outcomes> {
  const exchanges = await proveExchanges(runtime, withServices(example, process.env), { tellsWay: true });
  const runs: Outcome[] = [];
  for (const id of Object.keys(example.document.runs ?? {})) {
    runs.push(await proveRun(runtime, withServices(example, process.env), id));
  }
  return { exchanges, runs };
}

/** What contradicts the document. */
export function wrongAmong({ exchanges, runs }: Outcomes): readonly Outcome[] {
  return [...exchanges, ...runs].filter(({ differences }) => differences.length > 0);
}

/**
 * Without the exchanges that got no response.
 * @param root of the project, whose versions it names
 */
export function recordingFrom(root: string, example: CatalogueExample, { exchanges, runs }: Outcomes): Recording {
  return {
    form: RECORDING_FORM,
    fingerprint: example.fingerprint,
    versions: versionsOf(root),
    exchanges: Object.fromEntries(
      exchanges
        .filter(({ response }) => response !== undefined)
        .map((outcome) => [outcome.id, recordedExchangeFromOutcome(outcome)]),
    ),
    runs: Object.fromEntries(runs.map((outcome) => [outcome.id, recordedRunFromOutcome(outcome)])),
  };
}
