/** How long a request waits for its program. */
import type { ExampleProblem } from '#runtime/contract.ts';
import { say } from '../ground/page-words.ts';
import { saidProblem } from '../ground/sentences.ts';

/** As long as for a response: what the program has to do before it listens is part of its answer. */
const DEADLINE_MS = 10_000;

interface Starting {
  readonly state: string;
  readonly startedWith: unknown;
  readonly listen: (listener: { readonly onState: () => void }) => () => void;
}

/** Resolves when it starts no longer. Rejects where it has no port at the deadline, or the reader gives up. */
export function listeningOrLate(session: Starting, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    let deadline: ReturnType<typeof setTimeout> | undefined;
    const end = (problem?: ExampleProblem): void => {
      deaf();
      clearTimeout(deadline);
      signal?.removeEventListener('abort', giveUp);
      if (problem === undefined) resolve();
      else reject(problem);
    };
    const giveUp = (): void => end(saidProblem('aborted', say('live.problem.aborted')));
    const late = (): void => end(saidProblem('refused', say('live.noPortAtDeadline')));
    const deaf = session.listen({ onState: () => look() });
    const look = (): void => {
      if (session.state !== 'starting') end();
      // While it is fetched, nobody's code is late.
      else if (session.startedWith !== undefined) deadline ??= setTimeout(late, DEADLINE_MS);
    };
    signal?.addEventListener('abort', giveUp);
    if (signal?.aborted === true) giveUp();
    else look();
  });
}
