/** Holds a text that no log and no response may show. */
export class Secret {
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  reveal(): string {
    return this.text;
  }

  toJSON(): string {
    return '**********';
  }
}
