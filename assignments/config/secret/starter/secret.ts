/** Holds a text that no log and no response may show. */
export class Secret {
  // TODO: hide the text from everybody but `reveal`.
  text: string;

  constructor(text: string) {
    this.text = text;
  }

  reveal(): string {
    return this.text;
  }
}
