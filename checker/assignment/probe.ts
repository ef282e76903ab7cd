/** What a case may do with a program, and how each step is compared. */
import { ExampleProblem, type HttpRequest, type HttpResponse, type LogLine } from '#runtime/contract.ts';
import { isClosedDoor } from '../closed-door.ts';
import type { Documented, DocumentedText } from '../exchange.ts';
import { valueFromJson } from '../json.ts';
import type { Answer, AskOptions, Draw, Expected, Probe, ProgramStart } from '../check.ts';
import {
  differencesOf,
  differencesOfJson,
  differencesOfLogs,
  differencesOfTook,
  headerValue,
  type Difference,
} from '../match.ts';
import { requestFromExchange } from '../request.ts';
import { settled, TOO_LATE, until, wait, within } from '../wait.ts';
import { CaseFailure, kindFromExit, type Failure, type FailureKind } from './failure.ts';
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

function differencesOfAnswer(expected: Expected, response: HttpResponse): Difference[] {
  const { status = response.status, took = {} } = expected;
  return [...differencesOf({ ...expected, status }, response), ...differencesOfTook(took, response.tookMs)];
}

/** @param programs for the programs that a case starts beside its own */
export function probeOf(program: Program, programs: SubmissionPrograms, draw: Draw): Probe {
  const { example, lines } = program;
  const texts = (): readonly string[] => lines.map(({ text }) => text);

  function fail(kind: FailureKind, differences: readonly Difference[]): never {
    throw new CaseFailure({ kind, differences, logs: lines });
  }

  async function kindOfSilence(problem: ExampleProblem): Promise<FailureKind> {
    const exit = await within(example.exit, ENDS_WITHIN_MS);
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
      return await example.send(request, { id, deadlineMs });
    } catch (problem) {
      if (!(problem instanceof ExampleProblem)) throw problem;
      const difference = { path: 'response', expected: 'a response', actual: problem.message };
      const kind = await kindOfSilence(problem);
      const own = linesOf(id);
      throw new CaseFailure({ kind, differences: [difference], request, logs: own.length > 0 ? own : lines });
    }
  }

  async function ask(documented: Parameters<Probe['ask']>[0], expected: Expected, options: AskOptions = {}) {
    asked += 1;
    const id = `check-${asked}`;
    const request = requestFromExchange(documented);
    const response = await send(request, id, options);
    const differences = differencesOfAnswer(expected, response);
    if (expected.logs !== undefined) {
      const own = await settled(() => linesOf(id), {
        awaited: expected.logs.length,
        ms: LINE_WITHIN_MS,
        isOver: program.hasEnded,
      });
      differences.push(
        ...differencesOfLogs(
          expected.logs,
          own.map(({ text }) => text),
        ),
      );
    }
    if (differences.length === 0) return answerFromResponse(response);
    // What it printed may come behind its answer, and says why.
    await wait(EVIDENCE_WITHIN_MS);
    throw new CaseFailure({ kind: 'wrong', differences, request, response, logs: linesOf(id) });
  }

  async function leave(documented: Parameters<Probe['leave']>[0], afterMs: number): Promise<void> {
    const leaving = new AbortController();
    const timer = setTimeout(() => leaving.abort(), afterMs);
    try {
      await example.send(requestFromExchange(documented), { signal: leaving.signal });
    } catch (problem) {
      if (!(problem instanceof ExampleProblem)) throw problem;
    } finally {
      clearTimeout(timer);
    }
  }

  async function expectRefused(
    documented: Parameters<Probe['expectRefused']>[0],
    { deadlineMs = ANSWER_WITHIN_MS }: AskOptions = {},
  ): Promise<void> {
    const request = requestFromExchange(documented);
    const failure = (kind: FailureKind, actual: string): Failure => ({
      kind,
      differences: [{ path: 'connection', expected: 'refused', actual }],
      request,
      logs: lines,
    });
    let response: HttpResponse;
    try {
      response = await example.send(request, { deadlineMs });
    } catch (problem) {
      if (!(problem instanceof ExampleProblem)) throw problem;
      if (isClosedDoor(problem)) return;
      throw new CaseFailure(failure(await kindOfSilence(problem), problem.message));
    }
    throw new CaseFailure({ ...failure('wrong', `answered with ${response.status}`), response });
  }

  function expectValue(what: string, documented: Documented, actual: unknown): void {
    const differences = differencesOfJson(documented, actual, what);
    if (differences.length > 0) fail('wrong', differences);
  }

  async function awaitLine(fits: DocumentedText, withinMs = LINE_WITHIN_MS): Promise<string> {
    const found = (): string | undefined => texts().find((text) => differencesOfJson(fits, text, 'log').length === 0);
    await until(() => found() !== undefined || program.hasEnded(), withinMs);
    const line = found();
    if (line !== undefined) return line;
    const expected = typeof fits === 'string' ? JSON.stringify(fits) : 'a line that fits';
    return fail('wrong', [{ path: 'log', expected, actual: JSON.stringify(texts().slice(-10)) }]);
  }

  async function awaitExit(expected: { readonly code: number }, withinMs = EXIT_WITHIN_MS) {
    const exit = await within(example.exit, withinMs);
    const asExpected = `exit code ${expected.code}`;
    if (exit === TOO_LATE)
      return fail('timed-out', [{ path: 'exit', expected: asExpected, actual: `still running after ${withinMs} ms` }]);
    if (exit.reason === 'exited' && exit.code === expected.code) return exit;
    const actual = exit.code === null ? `ended by ${exit.signal ?? exit.reason}` : `exit code ${exit.code}`;
    return fail(kindFromExit(exit, lines, 'wrong'), [{ path: 'exit', expected: asExpected, actual }]);
  }

  async function failToStart(start: ProgramStart, expected: Parameters<Probe['failToStart']>[1]) {
    const other = programs.startAnother(start);
    try {
      const other_ = probeOf(other, programs, draw);
      const listened = await within(
        other.example.ready.then(
          () => true,
          () => false,
        ),
        EXIT_WITHIN_MS,
      );
      if (listened === true) {
        const difference = { path: 'start', expected: `exit code ${expected.code}`, actual: 'it listens' };
        throw new CaseFailure({ kind: 'wrong', differences: [difference], logs: other.lines });
      }
      await other_.awaitExit({ code: expected.code });
      const printed = other_.lines();
      if (expected.lines !== undefined) {
        const differences = differencesOfLogs(expected.lines, printed);
        if (differences.length > 0) throw new CaseFailure({ kind: 'wrong', differences, logs: other.lines });
      }
      return printed;
    } finally {
      await other.example.stop(0);
    }
  }

  return {
    draw,
    ask,
    leave,
    expectRefused,
    expect: expectValue,
    lines: texts,
    awaitLine,
    ports: example.ports,
    signal: example.signal,
    awaitExit,
    wait,
    failToStart,
  };
}
