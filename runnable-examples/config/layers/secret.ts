const stars = '**********';

/** Holds a text that no log and no response may show. Only `reveal` gives it out. */
export class Secret {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
    Object.freeze(this); // Nobody puts another `reveal` on it.
  }

  reveal(): string {
    return this.#value;
  }

  toString(): string {
    return stars;
  }

  toJSON(): string {
    return stars;
  }

  /** What `console.log` prints. */
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return `Secret('${stars}')`;
  }
}
