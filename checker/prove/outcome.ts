import {
  ExampleProblem,
  type ExampleFiles,
  type Exit,
  type HttpResponse,
  type LogLine,
  type WayStep,
} from '#runtime/contract.ts';
import type { ExampleDocument } from '../exchange.ts';
import { phrase } from '../language.ts';
import type { Difference } from '../match.ts';
import { saidOfProblem } from '../problem-words.ts';

export interface Program {
  readonly files: ExampleFiles;
  readonly document: ExampleDocument;
}

export interface Outcome {
  readonly id: string;
  readonly differences: readonly Difference[];
  /** The lines of this exchange, or of the whole run. */
  readonly logs: readonly LogLine[];
  /** Absent for a run, and for an exchange that got no response. */
  readonly response?: HttpResponse;
  /** For an exchange, where it was asked for and told. */
  readonly way?: readonly WayStep[];
  /** For a run: null where the program was still running when its lines had come. */
  readonly exit?: Exit | null;
  /** For a run: what was done, and how each send ended. */
  readonly steps?: readonly string[];
}

/** A learner's or author's mistake is an outcome; anything else is a bug and is thrown. */
export function outcomeFromProblem(id: string, problem: unknown, logs: readonly LogLine[]): Outcome {
  if (!(problem instanceof ExampleProblem)) throw problem;
  return {
    id,
    logs,
    differences: [{ path: 'response', expected: phrase('asked.response'), actual: saidOfProblem(problem) }],
  };
}
