let kept = '';

/** Holds a text that no log and no response may show. */
export class Secret {
  constructor(text: string) {
    kept = text;
  }

  reveal(): string {
    return kept;
  }
}
