/** The lines that one request made the program print. They come a moment behind the response. */
import type { ExampleSession } from './example-session.ts';

const LINES_WITHIN_MS = 1_500;
const QUIET_MS = 40;

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

export class PrintedLines {
  readonly #lines: string[] = [];
  readonly #stop: () => void;

  constructor(session: ExampleSession, request: string) {
    this.#stop = session.listen({
      onLine: ({ text, requestId }) => {
        if (requestId === request) this.#lines.push(text);
      },
    });
  }

  /** Waits for the expected lines, and a moment for unexpected ones. */
  async settled(expected: number): Promise<readonly string[]> {
    const deadline = performance.now() + LINES_WITHIN_MS;
    while (this.#lines.length < expected && performance.now() < deadline) await wait(10);
    await wait(QUIET_MS);
    return this.#lines;
  }

  close(): void {
    this.#stop();
  }
}
