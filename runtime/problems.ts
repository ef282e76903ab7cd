/** The sentences in which both runtimes say what went wrong: what, where, and the next step. */
import { ExampleProblem, type Exit } from './contract.ts';

export function wordsFromExit(exit: Exit): string {
  switch (exit.reason) {
    case 'unresponsive':
      return 'it was ended because it answered nothing any more: look for a loop that never ends';
    case 'too-much-output':
      return 'it was ended because it printed too much, or told the page too much: look for a loop that logs, or that opens ports, threads or messages without end';
    case 'out-of-memory':
      return 'it was ended because it took too much memory: look for a list or a buffer that only grows';
    case 'killed':
      return 'it was stopped';
    case 'exited':
      return exit.signal === null ? `exit code ${String(exit.code)}` : `ended by ${exit.signal}`;
  }
}

/** How it ended, for who says it in another language. */
function factsFromExit(exit: Exit): ExampleProblem['facts'] {
  return { exit: wordsFromExit(exit), reason: exit.reason, code: String(exit.code), signal: exit.signal ?? '' };
}

export function endedBeforeListening(exit: Exit): ExampleProblem {
  return new ExampleProblem(
    'ended-before-listening',
    `The program ended before it listened (${wordsFromExit(exit)}). Its log says why.`,
    factsFromExit(exit),
  );
}

export function ended(exit: Exit): ExampleProblem {
  return new ExampleProblem(
    'ended',
    `The program has ended (${wordsFromExit(exit)}). Run it again, then send.`,
    factsFromExit(exit),
  );
}

export function refused(port: number, ports: readonly number[]): ExampleProblem {
  const listening = ports.join(', ');
  const rest =
    ports.length === 0
      ? 'The program does not listen yet: does it call app.listen?'
      : `The program listens on ${listening}: send to that port, or change app.listen.`;
  return new ExampleProblem('refused', `Nothing listens on port ${String(port)}. ${rest}`, { port, listening });
}

export function cut(): ExampleProblem {
  return new ExampleProblem('cut', 'The connection was cut before the response was complete. The log may say why.');
}

export function deadlinePassed(deadlineMs: number): ExampleProblem {
  return new ExampleProblem(
    'deadline',
    `No complete response within ${String(deadlineMs / 1000)} s. Does every path of the handler end with res.json, res.send, res.end or next?`,
    { deadlineMs, seconds: deadlineMs / 1000 },
  );
}

export function tooLarge(limitBytes: number): ExampleProblem {
  const limit = `${String(limitBytes / 1_000_000)} MB`;
  return new ExampleProblem(
    'too-large',
    `The body of the response is larger than ${limit}, so the rest was not received. Does the handler end with res.end?`,
    { limit },
  );
}

export function aborted(): ExampleProblem {
  return new ExampleProblem('aborted', 'You ended this request before its response was complete.');
}

export function badRequest(reason: string): ExampleProblem {
  return new ExampleProblem('bad-request', `This request cannot be sent: ${reason}`, { reason });
}
