/**
 * `node bin/record.ts [--all]`: runs every example in Node and writes what happened to `.recorded/`, for the site
 * to show. Fails where a run contradicts what is documented. What has not changed since is not run again.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { createNodeRuntime } from '#runtime/node.ts';
import type { Runtime } from '#runtime/contract.ts';
import { readCatalogue, readRecording, recordingPath, versionsOf, type CatalogueExample } from '#checker/catalogue.ts';
import { proveExchanges, proveRun, type Outcome } from '#checker/prove.ts';
import {
  RECORDING_FORM,
  recordedExchangeFromOutcome,
  recordedRunFromOutcome,
  type Recording,
} from '#checker/recording.ts';
import { missingService, withServices } from '#checker/services.ts';
import { linesFromOutcome } from '#checker/words.ts';
import { endWithProblem } from './problem.ts';

/** Most of an example's time is waiting, some of it is measured: few at once. */
const AT_ONCE = 3;

const root = resolve(import.meta.dirname, '..');
const { values } = parseArgs({ options: { all: { type: 'boolean', default: false } } });

async function record(runtime: Runtime, example: CatalogueExample): Promise<readonly Outcome[]> {
  const exchanges = await proveExchanges(runtime, withServices(example, process.env), { tellsWay: true });
  const runs: Outcome[] = [];
  for (const id of Object.keys(example.document.runs ?? {})) {
    runs.push(await proveRun(runtime, withServices(example, process.env), id));
  }
  const wrong = [...exchanges, ...runs].filter(({ differences }) => differences.length > 0);
  if (wrong.length > 0) return wrong;
  const recording: Recording = {
    form: RECORDING_FORM,
    fingerprint: example.fingerprint,
    versions: versionsOf(root),
    exchanges: Object.fromEntries(exchanges.map((outcome) => [outcome.id, recordedExchangeFromOutcome(outcome)])),
    runs: Object.fromEntries(runs.map((outcome) => [outcome.id, recordedRunFromOutcome(outcome)])),
  };
  const path = recordingPath(root, example.id);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${JSON.stringify(recording, null, 1)}\n`);
  return [];
}

async function main(): Promise<void> {
  const { examples } = await readCatalogue(root);
  const changed = examples.filter((example) => values.all || readRecording(root, example) === undefined);
  const stale = changed.filter(({ document }) => missingService(document, process.env) === undefined);
  const runtime = createNodeRuntime();
  const waiting = [...stale];
  const doubtful: CatalogueExample[] = [];
  const recordInTurn = async (): Promise<void> => {
    for (let example = waiting.shift(); example !== undefined; example = waiting.shift()) {
      if ((await record(runtime, example)).length > 0) doubtful.push(example);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, recordInTurn));
  const wrong: string[] = [];
  for (const example of doubtful) {
    // Once more, alone: a bound on time may break while others run. What is wrong is wrong twice.
    const outcomes = await record(runtime, example);
    if (outcomes.length > 0) wrong.push(example.id, ...outcomes.flatMap(linesFromOutcome));
  }
  await runtime.close();
  if (wrong.length > 0) {
    console.error(
      ['A run contradicts what is documented. Mend the example, or its exchanges.ts:', ...wrong].join('\n'),
    );
    process.exitCode = 1;
    return;
  }
  for (const { id, document } of changed) {
    const missing = missingService(document, process.env);
    if (missing === undefined) continue;
    // The site would show what another state of the example has done.
    rmSync(recordingPath(root, id), { force: true });
    console.log(`skipped ${id}: ${missing}`);
  }
  console.log(`recorded ${String(stale.length)} of ${String(examples.length)} examples; the others had not changed`);
}

await main().catch(endWithProblem);
