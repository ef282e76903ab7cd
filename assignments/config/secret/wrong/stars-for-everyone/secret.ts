/** Holds a text that no log and no response may show. */
export class Secret {
  readonly #stars: string;

  constructor(text: string) {
    this.#stars = '*'.repeat(text.length + 1);
  }

  reveal(): string {
    return this.#stars;
  }
}
