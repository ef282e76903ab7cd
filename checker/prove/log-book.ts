import type { LogLine, WayStep } from '#runtime/contract.ts';
import type { WaitedMs } from '#runtime/own-time.ts';
import type { DocumentedText } from '../exchange.ts';
import { hasAllLines } from '../match.ts';
import { settled, until } from '../wait.ts';

/** Only what never comes is waited for so long. */
const LINES_WITHIN_MS = 10_000;
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

  /** Of the documented lines all, and a moment later: one too many must show, too. */
  awaitLines(
    documented: readonly DocumentedText[],
    select: () => readonly LogLine[],
    waitedMs?: WaitedMs,
  ): Promise<readonly LogLine[]> {
    const isEnough = (lines: readonly LogLine[]): boolean =>
      hasAllLines(
        documented,
        lines.map(({ text }) => text),
      );
    return settled(select, { isEnough, ms: LINES_WITHIN_MS, ...(waitedMs && { waitedMs }) });
  }

  /** Undefined where none was told: the program has ended with its response. */
  async awaitWay(requestId: string): Promise<readonly WayStep[] | undefined> {
    await until(() => this.#ways.has(requestId), WAY_WITHIN_MS);
    return this.#ways.get(requestId);
  }
}
