/** The program of a submission: started when a check needs it, kept for the next one with the same start. */
import {
  ExampleProblem,
  type ExampleFiles,
  type LogLine,
  type RunningExample,
  type Runtime,
} from '#runtime/contract.ts';
import { cutText, MAX_LINE_LENGTH, MAX_LINES } from '../bounds.ts';
import type { Check, ProgramStart } from '../check.ts';
import { phrase } from '../language.ts';
import { saidOfProblem } from '../problem-words.ts';
import { TOO_LATE, within } from '../wait.ts';
import { firstLines } from './first-lines.ts';
import { ours } from './misread.ts';
import { CaseFailure, kindFromExit, type Failure } from './failure.ts';

export interface Program {
  readonly example: RunningExample;
  readonly lines: readonly LogLine[];
  readonly hasEnded: () => boolean;
}

/** After this long without a port the submission is taken not to listen at all. */
const LISTENS_WITHIN_MS = 10_000;
const LISTENING = phrase('asked.listening');
const AS_BEFORE = { path: 'start', expected: LISTENING, actual: phrase('got.same-as-before') };
const OUTPUT_LIMIT_BYTES = 1_000_000;

export function startProgram(runtime: Runtime, files: ExampleFiles, start: ProgramStart): Program {
  const lines: LogLine[] = [];
  let ended = false;
  const example = runtime.start(files, {
    ...start,
    onLog(line) {
      if (lines.length < MAX_LINES) lines.push({ ...line, text: cutText(line.text, MAX_LINE_LENGTH) });
    },
    outputLimitBytes: OUTPUT_LIMIT_BYTES,
  });
  void example.exit.then(() => {
    ended = true;
  });
  return { example, lines, hasEnded: () => ended };
}

/** @throws CaseFailure where it does not come to listen */
async function awaitListening({ example, lines }: Program): Promise<void> {
  try {
    if ((await within(example.ready, LISTENS_WITHIN_MS, example.waitedMs)) !== TOO_LATE) return;
  } catch (problem) {
    if (!(problem instanceof ExampleProblem)) throw problem;
    const kind = kindFromExit(await example.exit, lines, 'crashed-at-start');
    const difference = { path: 'start', expected: LISTENING, actual: saidOfProblem(problem) };
    const logs = kind === 'crashed-at-start' ? firstLines(lines) : lines;
    throw new CaseFailure({ kind, differences: [difference], logs });
  }
  const difference = { path: 'start', expected: LISTENING, actual: phrase('got.no-port', { ms: LISTENS_WITHIN_MS }) };
  throw new CaseFailure({ kind: 'timed-out', differences: [difference], logs: lines });
}

/** Holds at most one program at a time; a start that failed once is not tried again. */
export class SubmissionPrograms {
  readonly #runtime: Runtime;
  readonly #files: ExampleFiles;
  readonly #failedStarts = new Map<string, Failure>();
  #current: { readonly key: string; readonly program: Program } | undefined;

  constructor(runtime: Runtime, files: ExampleFiles) {
    this.#runtime = runtime;
    this.#files = files;
  }

  async programFor({ start = {}, fresh }: Check): Promise<Program> {
    const key = JSON.stringify(start);
    const failed = this.#failedStarts.get(key);
    // Told once: the second time it says nothing new.
    if (failed !== undefined) throw new CaseFailure({ ...failed, differences: [AS_BEFORE], logs: [] });
    const current = this.#current;
    if (current?.key === key && fresh !== true && !current.program.hasEnded()) return current.program;
    await this.end();
    const program = this.startAnother(start);
    this.#current = { key, program };
    try {
      await awaitListening(program);
    } catch (error) {
      if (!(error instanceof CaseFailure)) throw ours(error);
      this.#failedStarts.set(key, error.failure);
      throw error;
    }
    return program;
  }

  /** Another program of the same submission, beside the kept one; whoever starts it ends it. */
  startAnother(start: ProgramStart): Program {
    try {
      return startProgram(this.#runtime, this.#files, start);
    } catch (error) {
      throw ours(error);
    }
  }

  async end(): Promise<void> {
    const current = this.#current;
    this.#current = undefined;
    await current?.program.example.stop(0);
  }
}
