/** The lines that one request made the program print. They come a moment behind the response. */
import type { ExampleSession } from '../../session.ts';

const LINES_WITHIN_MS = 3_000;
const QUIET_MS = 40;
/** More than any exchange documents: what follows is in the log. */
const MOST_LINES = 2_000;

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

export class PrintedLines {
  readonly #lines: string[] = [];
  readonly #ofBoth: string[] = [];
  readonly #stop: () => void;

  /** @param beside the request that is under way beside it */
  constructor(session: ExampleSession, request: string, beside?: string) {
    this.#stop = session.listen({
      onLine: ({ text, requestId }) => {
        if (requestId === undefined) return;
        if (requestId === request && this.#lines.length < MOST_LINES) this.#lines.push(text);
        if ((requestId === request || requestId === beside) && this.#ofBoth.length < MOST_LINES)
          this.#ofBoth.push(text);
      },
    });
  }

  /** Waits until they are enough, and a moment for unexpected ones. */
  async settled(isEnough: (lines: readonly string[]) => boolean = () => true): Promise<readonly string[]> {
    const deadline = performance.now() + LINES_WITHIN_MS;
    while (!isEnough(this.#lines) && performance.now() < deadline) await wait(10);
    await wait(QUIET_MS);
    return this.#lines;
  }

  /** Of this request and the one beside it, so far. */
  ofBoth(): readonly string[] {
    return [...this.#ofBoth];
  }

  close(): void {
    this.#stop();
  }
}
