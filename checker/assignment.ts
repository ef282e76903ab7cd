/** checks × runtime → Report. Pure: the page and the terminal come to the same verdict by this one module. */
import type { ExampleFiles, Runtime } from '#runtime/contract.ts';
import { drawFromSeed } from './assignment/draw.ts';
import { CaseFailure, type Failure } from './assignment/failure.ts';
import { failureFromMisread, OurFault, type Heard } from './assignment/misread.ts';
import { probeOf } from './assignment/probe.ts';
import { SubmissionPrograms, type Program } from './assignment/program.ts';
import { TOO_BUSY, TooSlow } from './assignment/too-slow.ts';
import type { AssignmentDocument, Check } from './check.ts';

export { TOO_BUSY };

export type { Failure, FailureKind } from './assignment/failure.ts';

/**
 * passed, failed: by what it did. skipped: a check that it requires did not pass. given: it passes as the starter does,
 * and nothing else does. fault: by a mistake of ours.
 */
export type CheckStatus = 'passed' | 'failed' | 'skipped' | 'given' | 'fault';

export interface CheckOutcome {
  readonly id: string;
  readonly status: CheckStatus;
  readonly points: number;
  /** The case that ended it. */
  readonly case?: string;
  /** Where it failed: what was sent and how the answer differed. */
  readonly failure?: Failure;
  /** Where it was skipped, or was given: the checks that must pass first. */
  readonly awaits?: readonly string[];
  /** Where the fault is ours: its message. */
  readonly fault?: string;
  /** The fault is the machine's: a clock decides, and it was busy with something else. */
  readonly isTooSlow?: true;
  /** Whether the seed made any difference to what was sent. */
  readonly isDrawn: boolean;
}

export interface Report {
  readonly seed: string;
  readonly checks: readonly CheckOutcome[];
  /** Of the checks that passed. */
  readonly points: number;
  /** Of all checks: the same for everybody. */
  readonly outOf: number;
  /** fault: at least one check says nothing about the submission, so the whole must be tried again. */
  readonly verdict: 'passed' | 'failed' | 'fault';
}

export interface CheckOptions {
  readonly seed: string;
  /** Only these checks, and without what they require. */
  readonly only?: readonly string[];
  /** Nothing is tried behind the first check that does not pass. */
  readonly stopsAtFirst?: true;
  readonly onOutcome?: (outcome: CheckOutcome) => void;
}

interface ProveOptions {
  readonly seed: string;
  /** Whether what came behind a wrong answer is waited for: it says why, and changes no verdict. */
  readonly awaitsEvidence: boolean;
}

async function proveCheck(
  programs: SubmissionPrograms,
  id: string,
  check: Check,
  { seed, awaitsEvidence }: ProveOptions,
): Promise<CheckOutcome> {
  const order = drawFromSeed(`${seed}/${id}`);
  const { points } = check;
  let isDrawn = false;
  let name = '';
  let program: Program | undefined;
  let heard: Heard = { isAnything: false };
  try {
    for (const [caseName, prove] of order.shuffle(Object.entries(check.cases))) {
      name = caseName;
      heard = { isAnything: false };
      const draw = drawFromSeed(`${seed}/${id}/${caseName}`);
      program = await programs.programFor(check);
      try {
        await prove(probeOf(program, programs, { draw, awaitsEvidence, heard }));
      } finally {
        isDrawn ||= draw.hasDrawn();
      }
    }
    return { id, status: 'passed', points, isDrawn };
  } catch (error) {
    if (error instanceof CaseFailure) {
      // What hangs in one check would hang in the next one.
      if (error.failure.kind !== 'wrong') await programs.end();
      return { id, status: 'failed', points, case: name, failure: error.failure, isDrawn };
    }
    if (error instanceof TooSlow)
      return { id, status: 'fault', points, case: name, fault: error.message, isTooSlow: true, isDrawn };
    if (heard.isAnything && !(error instanceof OurFault)) {
      const failure = failureFromMisread(error, heard, program?.lines ?? []);
      return { id, status: 'failed', points, case: name, failure, isDrawn };
    }
    const fault = error instanceof Error ? error.message : String(error);
    return { id, status: 'fault', points, case: name, fault, isDrawn };
  }
}

/** All checks of an assignment on one submission. Never rejects for what the submission does. */
export async function checkSubmission(
  runtime: Runtime,
  files: ExampleFiles,
  { checks }: AssignmentDocument,
  { seed, only, stopsAtFirst, onOutcome }: CheckOptions,
): Promise<Report> {
  const programs = new SubmissionPrograms(runtime, files);
  const outcomes: CheckOutcome[] = [];
  const passed = (id: string): boolean => outcomes.some((each) => each.id === id && each.status === 'passed');
  try {
    for (const [id, check] of Object.entries(checks)) {
      if (only !== undefined && !only.includes(id)) continue;
      const awaits = only === undefined ? (check.requires ?? []).filter((required) => !passed(required)) : [];
      const outcome: CheckOutcome =
        awaits.length > 0
          ? { id, status: 'skipped', points: check.points, awaits, isDrawn: false }
          : await proveCheck(programs, id, check, { seed, awaitsEvidence: stopsAtFirst !== true });
      outcomes.push(outcome);
      onOutcome?.(outcome);
      if (stopsAtFirst === true && outcome.status !== 'passed') break;
    }
  } finally {
    await programs.end();
  }
  if (only !== undefined || stopsAtFirst === true) return reportFromOutcomes(seed, outcomes);
  const counted = withoutStarters(outcomes, checks);
  for (const outcome of counted) if (outcome.status === 'given') onOutcome?.(outcome);
  return reportFromOutcomes(seed, counted);
}

/** A starter earns nothing: what it passes counts when a check passes that it does not. */
function withoutStarters(
  outcomes: readonly CheckOutcome[],
  checks: AssignmentDocument['checks'],
): readonly CheckOutcome[] {
  const isGiven = ({ id }: CheckOutcome): boolean => checks[id]?.given === true;
  const others = outcomes.filter((each) => !isGiven(each));
  if (others.some(({ status }) => status === 'passed')) return outcomes;
  const awaits = others.slice(0, 1).map(({ id }) => id);
  return outcomes.map((each) =>
    isGiven(each) && each.status === 'passed' ? { ...each, status: 'given', awaits } : each,
  );
}

/**
 * One check at many seeds, in one program where it allows that: the outcomes in the order of the seeds. A check that
 * chooses nothing by the seed is the same at each, so it is tried once. After `withinMs` no further seed is begun.
 */
export async function checkAtSeeds(
  runtime: Runtime,
  files: ExampleFiles,
  { checks }: AssignmentDocument,
  {
    id,
    seeds,
    withinMs = Infinity,
  }: { readonly id: string; readonly seeds: readonly string[]; readonly withinMs?: number },
): Promise<readonly CheckOutcome[]> {
  const check = checks[id];
  if (check === undefined) throw new Error(`There is no check "${id}".`);
  const programs = new SubmissionPrograms(runtime, files);
  const outcomes: CheckOutcome[] = [];
  const begun = performance.now();
  try {
    for (const seed of seeds) {
      const outcome = await proveCheck(programs, id, check, { seed, awaitsEvidence: false });
      outcomes.push(outcome);
      if (!outcome.isDrawn || performance.now() - begun > withinMs) break;
    }
  } finally {
    await programs.end();
  }
  return outcomes;
}

export function reportFromOutcomes(seed: string, checks: readonly CheckOutcome[]): Report {
  const sum = (of: readonly CheckOutcome[]): number => of.reduce((total, { points }) => total + points, 0);
  const counted = checks.filter(({ status }) => status !== 'fault');
  const passed = counted.filter(({ status }) => status === 'passed');
  const verdict =
    counted.length < checks.length
      ? 'fault'
      : passed.length === checks.length && checks.length > 0
        ? 'passed'
        : 'failed';
  return { seed, checks, points: sum(passed), outOf: sum(checks), verdict };
}
