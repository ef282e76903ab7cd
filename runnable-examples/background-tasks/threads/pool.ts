/** A pool in small: at most so many run at a time, and the others wait in line. */
export class Pool {
  readonly #most: number;
  readonly #line: (() => void)[] = [];
  #running = 0;

  constructor(most: number) {
    this.#most = most;
  }

  get waiting(): number {
    return this.#line.length;
  }

  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.#running < this.#most) this.#running += 1;
    else await new Promise<void>((start) => this.#line.push(start));
    try {
      return await work();
    } finally {
      // Whoever is next in line takes over the place.
      const next = this.#line.shift();
      if (next) next();
      else this.#running -= 1;
    }
  }
}
