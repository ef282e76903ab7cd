/** Grades on this machine what waits: so many at once, and then, alone, what was too late or told nothing. */
import type { Runtime } from '#runtime/contract.ts';
import { createGuardedRuntime, prepareEngine, type Shield } from '#runtime/guarded.ts';
import type { Journal } from '../journal.ts';
import { graded, gradedAlone, type Graded, type Waiting } from '../verdict/run.ts';
import { gradingNode } from './engine.ts';
import type { JournalLock } from './lock.ts';
import type { Pace } from './pace.ts';
import { takePlace } from './place.ts';

export interface OpenRuntime extends AsyncDisposable {
  readonly runtime: Runtime;
}

export async function openRuntime(root: string, lock: JournalLock, shield: Shield): Promise<OpenRuntime> {
  const place = takePlace(lock);
  try {
    const engine = await prepareEngine({ node: gradingNode(root), place: place.path, projectRoot: root, shield });
    const runtime = createGuardedRuntime(engine);
    return {
      runtime,
      async [Symbol.asyncDispose]() {
        await runtime.close();
        place[Symbol.dispose]();
      },
    };
  } catch (error) {
    place[Symbol.dispose]();
    throw error;
  }
}

export interface Fault {
  readonly waiting: Waiting;
  readonly fault: string;
}

export interface GradeOptions {
  readonly journal: Journal;
  readonly pace: Pace;
  readonly jobs: number;
  /** Asked before each: true ends the run with what is begun. */
  readonly isEnding: () => boolean;
}

/** @returns those that no attempt could grade, each with our fault */
export async function gradeHere(
  runtime: Runtime,
  waiting: readonly Waiting[],
  { journal, pace, jobs, isEnding }: GradeOptions,
): Promise<readonly Fault[]> {
  const doubtful: Waiting[] = [];
  const faults: Fault[] = [];
  const keep = (each: Waiting, outcome: Graded): void => {
    if ('fault' in outcome) {
      faults.push({ waiting: each, fault: outcome.fault });
      return;
    }
    journal.append(outcome.record);
    pace.count(each.name, outcome.tookMs);
  };
  const queue = [...waiting];
  const gradeInTurn = async (): Promise<void> => {
    for (let each = queue.shift(); each !== undefined && !isEnding(); each = queue.shift()) {
      pace.begin(each.name);
      const outcome = await graded(runtime, each);
      pace.pause(each.name);
      if (outcome === undefined) doubtful.push(each);
      else keep(each, outcome);
    }
  };
  await Promise.all(Array.from({ length: jobs }, gradeInTurn));
  for (const each of doubtful) {
    pace.begin(each.name);
    const outcome = await gradedAlone(runtime, each, isEnding);
    pace.pause(each.name);
    if (outcome !== undefined) keep(each, outcome);
  }
  return faults;
}
