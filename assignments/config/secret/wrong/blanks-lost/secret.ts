const stars = '**********';

/** Holds a text that no log and no response may show. */
export class Secret {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text.trim();
  }

  reveal(): string {
    return this.#text;
  }

  toString(): string {
    return stars;
  }

  toJSON(): string {
    return stars;
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return stars;
  }
}
