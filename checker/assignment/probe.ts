/** What a case may do with a program, and how each step is compared. */
import { ExampleProblem, type HttpRequest, type HttpResponse, type LogLine } from '#runtime/contract.ts';
import { z } from 'zod';
import { isClosedDoor } from '../closed-door.ts';
import { MAX_ANSWER_BYTES } from '../bounds.ts';
import type { Documented, DocumentedText } from '../exchange.ts';
import { valueFromJson } from '../json.ts';
import { phrase, type Said } from '../language.ts';
import { saidOfProblem } from '../problem-words.ts';
import type { Answer, AskOptions, Draw, Expected, Probe, ProgramStart, Waits } from '../check.ts';
import {
  differencesOf,
  differencesOfJson,
  differencesOfLogs,
  differencesOfTook,
  hasAllLines,
  headerValue,
  type Difference,
} from '../match.ts';
import { requestFromExchange } from '../request.ts';
import { settled, TOO_LATE, until, wait, within } from '../wait.ts';
import { CaseFailure, kindFromExit, type Failure, type FailureKind } from './failure.ts';
import { believedPart, waitBelow, waitsOfMachine } from './measure.ts';
import { ours, type Heard } from './misread.ts';
import type { Program, SubmissionPrograms } from './program.ts';

const ANSWER_WITHIN_MS = 2_000;
const LINE_WITHIN_MS = 2_000;
const EXIT_WITHIN_MS = 5_000;
const EVIDENCE_WITHIN_MS = 100;
/** Time for a program that cut a connection to end. */
const ENDS_WITHIN_MS = 500;

let asked = 0;

function jsonFromText(text: string): unknown {
  try {
    return valueFromJson(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function answerFromResponse({ status, headers, body, tookMs }: HttpResponse): Answer {
  const text = new TextDecoder().decode(body);
  const names = new Set(headers.map(([name]) => name.toLowerCase()));
  const values = [...names].map((name) => [name, headerValue(headers, name) ?? ''] as const);
  return { status, headers: Object.fromEntries(values), text, json: jsonFromText(text), tookMs };
}

function differencesOfAnswer(expected: Expected, response: HttpResponse, waitedMs: number): Difference[] {
  const { status = response.status, took = {} } = expected;
  return [
    ...differencesOf({ ...expected, status }, response),
    ...differencesOfTook(took, response.tookMs, { waitedMs }),
  ];
}

export interface ProbeOptions {
  readonly draw: Draw;
  /** Whether a wrong answer waits for what the program prints behind it. */
  readonly awaitsEvidence: boolean;
  /** Written in by the probe. */
  readonly heard: Heard;
}

interface NoAnswer {
  readonly expected: Said;
  readonly isIt: (problem: ExampleProblem) => boolean;
  /** What is said of one that was answered all the same. */
  readonly answered: (response: HttpResponse) => Said;
}

/** @param programs for the programs that a case starts beside its own */
export function probeOf(program: Program, programs: SubmissionPrograms, options: ProbeOptions): Probe {
  const { draw, awaitsEvidence, heard } = options;
  const { example, lines } = program;
  const texts = (): readonly string[] => lines.map(({ text }) => text);

  function fail(kind: FailureKind, differences: readonly Difference[]): never {
    throw new CaseFailure({ kind, differences, logs: lines });
  }

  async function kindOfSilence(problem: ExampleProblem): Promise<FailureKind> {
    if (problem.kind === 'too-large' || problem.kind === 'bad-request') return 'wrong';
    const exit = await within(example.exit, ENDS_WITHIN_MS, example.waitedMs);
    if (exit !== TOO_LATE) return kindFromExit(exit, lines, 'crashed');
    return problem.kind === 'deadline' ? 'timed-out' : 'crashed';
  }

  const linesOf = (requestId: string): readonly LogLine[] => lines.filter((line) => line.requestId === requestId);

  async function send(
    request: HttpRequest,
    id: string,
    { deadlineMs = ANSWER_WITHIN_MS }: AskOptions,
  ): Promise<HttpResponse> {
    try {
      return await example.send(request, { id, deadlineMs, bodyLimitBytes: MAX_ANSWER_BYTES });
    } catch (problem) {
      if (!(problem instanceof ExampleProblem)) throw ours(problem);
      const difference = { path: 'response', expected: phrase('asked.response'), actual: saidOfProblem(problem) };
      const kind = await kindOfSilence(problem);
      const own = linesOf(id);
      throw new CaseFailure({ kind, differences: [difference], request, logs: own.length > 0 ? own : lines });
    }
  }

  async function ask(documented: Parameters<Probe['ask']>[0], expected: Expected, asking: AskOptions = {}) {
    asked += 1;
    const id = `check-${asked}`;
    const request = requestFromExchange(documented);
    const waitedBefore = example.waitedMs();
    const response = await send(request, id, asking);
    Object.assign(heard, { request, response, isAnything: true });
    const differences = differencesOfAnswer(expected, response, example.waitedMs() - waitedBefore);
    const { logs: wanted } = expected;
    if (wanted !== undefined) {
      const own = await settled(() => linesOf(id), {
        isEnough: (there) =>
          hasAllLines(
            wanted,
            there.map(({ text }) => text),
          ),
        ms: LINE_WITHIN_MS,
        isOver: program.hasEnded,
        waitedMs: example.waitedMs,
      });
      differences.push(
        ...differencesOfLogs(
          wanted,
          own.map(({ text }) => text),
        ),
      );
    }
    if (differences.length === 0) return answerFromResponse(response);
    // What it printed may come behind its answer, and says why.
    if (awaitsEvidence) await wait(EVIDENCE_WITHIN_MS);
    throw new CaseFailure({ kind: 'wrong', differences, request, response, logs: linesOf(id) });
  }

  async function leave(documented: Parameters<Probe['leave']>[0], afterMs: number): Promise<void> {
    const leaving = new AbortController();
    const timer = setTimeout(() => leaving.abort(), afterMs);
    try {
      const bodyLimitBytes = MAX_ANSWER_BYTES;
      await example.send(requestFromExchange(documented), { signal: leaving.signal, bodyLimitBytes });
    } catch (problem) {
      if (!(problem instanceof ExampleProblem)) throw ours(problem);
    } finally {
      clearTimeout(timer);
    }
  }

  /** Sends a request that must not be answered as a whole. */
  async function expectNoAnswer(
    documented: Parameters<Probe['expectCut']>[0],
    { deadlineMs = ANSWER_WITHIN_MS }: AskOptions,
    { expected, isIt, answered }: NoAnswer,
  ): Promise<void> {
    const request = requestFromExchange(documented);
    const failure = (kind: FailureKind, actual: Said): Failure => ({
      kind,
      differences: [{ path: 'connection', expected, actual }],
      request,
      logs: lines,
    });
    let response: HttpResponse;
    try {
      response = await example.send(request, { deadlineMs, bodyLimitBytes: MAX_ANSWER_BYTES });
    } catch (problem) {
      if (!(problem instanceof ExampleProblem)) throw ours(problem);
      if (isIt(problem)) return;
      throw new CaseFailure(failure(await kindOfSilence(problem), saidOfProblem(problem)));
    }
    throw new CaseFailure({ ...failure('wrong', answered(response)), response });
  }

  const expectRefused: Probe['expectRefused'] = (documented, options = {}) =>
    expectNoAnswer(documented, options, {
      expected: phrase('asked.refused'),
      isIt: isClosedDoor,
      answered: ({ status }) => phrase('got.answered', { status }),
    });

  const expectCut: Probe['expectCut'] = (documented, options = {}) =>
    expectNoAnswer(documented, options, {
      expected: phrase('asked.cut'),
      isIt: ({ kind }) => kind === 'cut' && !program.hasEnded(),
      answered: () => phrase('got.whole'),
    });

  function expectValue(what: string, documented: Documented, actual: unknown): void {
    const differences = differencesOfJson(documented, actual, what);
    if (differences.length > 0) fail('wrong', differences);
  }

  async function expectWaits(what: string, waits: Waits): Promise<void> {
    const part = await believedPart(waits, { turns: waitsOfMachine, waitedMs: example.waitedMs });
    expectValue(what, z.number().max(waits.most), Number(part.toFixed(3)));
  }

  async function awaitLine(fits: DocumentedText, withinMs = LINE_WITHIN_MS): Promise<string> {
    let line: string | undefined;
    let looked = 0;
    // Each line is looked at once, however often we look.
    const isThere = (): boolean => {
      for (; line === undefined && looked < lines.length; looked += 1) {
        const { text = '' } = lines[looked] ?? {};
        if (differencesOfJson(fits, text, 'log').length === 0) line = text;
      }
      return line !== undefined;
    };
    await until(() => isThere() || program.hasEnded(), withinMs, example.waitedMs);
    if (isThere() && line !== undefined) {
      heard.isAnything = true;
      return line;
    }
    const expected = typeof fits === 'string' ? JSON.stringify(fits) : phrase('asked.line');
    return fail('wrong', [{ path: 'log', expected, actual: JSON.stringify(texts().slice(-10)) }]);
  }

  async function awaitExit(expected: { readonly code: number }, withinMs = EXIT_WITHIN_MS) {
    const exit = await within(example.exit, withinMs, example.waitedMs);
    const asExpected = phrase('exit.code', { code: expected.code });
    if (exit === TOO_LATE)
      return fail('timed-out', [
        { path: 'exit', expected: asExpected, actual: phrase('got.running-after', { ms: withinMs }) },
      ]);
    if (exit.reason === 'exited' && exit.code === expected.code) return exit;
    const { code, signal, reason } = exit;
    const actual = code === null ? phrase('exit.signal', { signal: signal ?? reason }) : phrase('exit.code', { code });
    return fail(kindFromExit(exit, lines, 'wrong'), [{ path: 'exit', expected: asExpected, actual }]);
  }

  async function failToStart(start: ProgramStart, expected: Parameters<Probe['failToStart']>[1]) {
    const other = programs.startAnother(start);
    try {
      const other_ = probeOf(other, programs, options);
      const listened = await within(
        other.example.ready.then(
          () => true,
          (problem: unknown) => {
            if (!(problem instanceof ExampleProblem)) throw ours(problem);
            return false;
          },
        ),
        EXIT_WITHIN_MS,
        other.example.waitedMs,
      );
      if (listened === true) {
        const difference = {
          path: 'start',
          expected: phrase('exit.code', { code: expected.code }),
          actual: phrase('got.listens'),
        };
        throw new CaseFailure({ kind: 'wrong', differences: [difference], logs: other.lines });
      }
      await other_.awaitExit({ code: expected.code });
      const printed = other_.lines();
      if (expected.errors !== undefined) {
        const errors = other.lines.filter(({ stream }) => stream === 'stderr').map(({ text }) => text);
        const differences = differencesOfLogs(expected.errors, errors);
        if (differences.length > 0) throw new CaseFailure({ kind: 'wrong', differences, logs: other.lines });
      }
      heard.isAnything = true;
      return printed;
    } finally {
      await other.example.stop(0);
    }
  }

  return {
    draw,
    ask(documented, expected, asking) {
      const answer = ask(documented, expected, asking);
      // A case may wait for something else first: what fails meanwhile is told when it is awaited, and ends nobody.
      answer.catch(() => undefined);
      return answer;
    },
    leave,
    expectRefused,
    expectCut,
    expect: expectValue,
    expectWaits,
    lines() {
      if (lines.length > 0) heard.isAnything = true;
      return texts();
    },
    awaitLine,
    ports: example.ports,
    signal: example.signal,
    awaitExit,
    wait: waitBelow,
    failToStart,
  };
}
