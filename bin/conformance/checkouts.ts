import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { installedPackage, readPackageJson } from '../../e2e/support/disk.ts';
import type { Runtime } from '#runtime/contract.ts';
import { say } from '../language.ts';
import { CommandProblem } from '../problem.ts';
import { runSuite, type SuiteResult, type TestOutcome } from './run-suite.ts';
import { readSuite, type Suite } from './suite.ts';

/** The suites of several packages, each in Node and in every browser. */

/** Where a suite is run: `node`, or a browser. */
export interface Place {
  readonly name: string;
  /** Opened when its first suite begins, closed after its last. */
  readonly open: () => Promise<{ readonly runtime: Runtime; readonly close: () => Promise<void> }>;
}

export type Failure = Extract<TestOutcome, { type: 'failed' }>;

export interface PlaceResult extends SuiteResult {
  readonly failures: readonly Failure[];
}

/** By package, and in it by place. */
export type Results = ReadonlyMap<string, ReadonlyMap<string, PlaceResult>>;

function needsInstall(checkout: string): boolean {
  const { dependencies, devDependencies } = readPackageJson(checkout);
  const needed = Object.keys({ ...dependencies, ...devDependencies });
  return needed.length > 0 && needed.every((name) => installedPackage(name, checkout) === undefined);
}

/** The packages whose checkouts lie in a folder, by name. */
export function readCheckouts(folder: string, grep: string | undefined): ReadonlyMap<string, Suite> {
  if (!existsSync(folder)) throw new CommandProblem(say('conformance.no-folder', { folder }));
  const names = readdirSync(folder).filter((name) => existsSync(join(folder, name, 'package.json')));
  if (names.length === 0) throw new CommandProblem(say('conformance.no-checkout', { folder }));
  const missing = names.filter((name) => needsInstall(join(folder, name)));
  if (missing.length > 0) throw new CommandProblem(say('conformance.not-installed', { names: missing.join(', ') }));
  return new Map(names.sort().map((name) => [name, readSuite(join(folder, name), grep)]));
}

/** @param heard is told of each suite as soon as it is over */
export async function runEverySuite(
  suites: ReadonlyMap<string, Suite>,
  places: readonly Place[],
  heard: (suite: string, place: string, result: PlaceResult) => void,
): Promise<Results> {
  const results = new Map([...suites.keys()].map((name) => [name, new Map<string, PlaceResult>()]));
  for (const place of places) {
    const { runtime, close } = await place.open();
    try {
      for (const [name, suite] of suites) {
        const failures: Failure[] = [];
        const result = await runSuite(runtime, suite, (test) => {
          if (test.type === 'failed') failures.push(test);
        });
        results.get(name)?.set(place.name, { ...result, failures });
        heard(name, place.name, { ...result, failures });
      }
    } finally {
      await close();
    }
  }
  return results;
}
