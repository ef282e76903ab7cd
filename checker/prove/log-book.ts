import type { LogLine, WayStep } from '#runtime/contract.ts';
import { wait } from '../wait.ts';

/** The log is asynchronous with the response: expected lines are waited for, and unexpected ones given time to show. */
const LINES_WITHIN_MS = 3_000;
const QUIET_MS = 30;
const WAY_WITHIN_MS = 1_000;

/** Keeps what one running example tells beside its responses: log lines, and the ways of its requests. */
export class LogBook {
  readonly lines: LogLine[] = [];
  readonly onLog = (line: LogLine): void => {
    this.lines.push(line);
  };
  readonly #ways = new Map<string, readonly WayStep[]>();
  readonly onWay = (way: readonly WayStep[], requestId: string | undefined): void => {
    if (requestId !== undefined) this.#ways.set(requestId, way);
  };

  async awaitLines(count: number, select: () => readonly LogLine[]): Promise<readonly LogLine[]> {
    const deadline = performance.now() + LINES_WITHIN_MS;
    while (select().length < count && performance.now() < deadline) await wait(5);
    await wait(QUIET_MS);
    return select();
  }

  /** Undefined where none was told: the program has ended with its response. */
  async awaitWay(requestId: string): Promise<readonly WayStep[] | undefined> {
    const deadline = performance.now() + WAY_WITHIN_MS;
    while (!this.#ways.has(requestId) && performance.now() < deadline) await wait(5);
    return this.#ways.get(requestId);
  }
}
