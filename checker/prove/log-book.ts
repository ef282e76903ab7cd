import type { LogLine } from '#runtime/contract.ts';
import { wait } from './wait.ts';

/** The log is asynchronous with the response: expected lines are waited for, and unexpected ones given time to show. */
const LINES_WITHIN_MS = 3_000;
const QUIET_MS = 30;

/** Keeps the log lines of one running example. */
export class LogBook {
  readonly lines: LogLine[] = [];
  readonly onLog = (line: LogLine): void => {
    this.lines.push(line);
  };

  async awaitLines(count: number, select: () => readonly LogLine[]): Promise<readonly LogLine[]> {
    const deadline = performance.now() + LINES_WITHIN_MS;
    while (select().length < count && performance.now() < deadline) await wait(5);
    await wait(QUIET_MS);
    return select();
  }
}
