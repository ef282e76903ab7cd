/** The way that one request has taken. It is told a moment behind the response. */
import type { WayStep } from '#runtime/contract.ts';
import type { ExampleSession } from '../../session.ts';

const WITHIN_MS = 1_500;

export class ToldWay {
  readonly #way = Promise.withResolvers<readonly WayStep[]>();
  readonly #stop: () => void;

  constructor(session: ExampleSession, request: string) {
    this.#stop = session.listen({
      onWay: (way, requestId) => {
        if (requestId === request) this.#way.resolve(way);
      },
    });
  }

  /** Undefined where none was told: the program has ended with its response. */
  async told(): Promise<readonly WayStep[] | undefined> {
    const { promise, resolve } = Promise.withResolvers<undefined>();
    const patience = setTimeout(resolve, WITHIN_MS);
    const way = await Promise.race([this.#way.promise, promise]);
    clearTimeout(patience);
    return way;
  }

  close(): void {
    this.#stop();
  }
}
