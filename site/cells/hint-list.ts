/** Hints that open one by one: the next is offered when the one before has been opened. */

export class HintList extends HTMLElement {
  connectedCallback(): void {
    const hints = [...this.querySelectorAll('details')];
    for (const [index, hint] of hints.entries()) {
      hint.addEventListener('toggle', () => {
        if (hint.open) void this.#opened(index + 1);
      });
    }
    void this.#recall();
  }

  get #assignment(): string {
    return this.dataset['assignment'] ?? '';
  }

  async #recall(): Promise<void> {
    const { readRecord } = await import('./assignment-record.ts');
    this.#offer(readRecord(this.#assignment).hintsOpened);
  }

  async #opened(count: number): Promise<void> {
    this.#offer(count);
    const { changeRecord, readRecord } = await import('./assignment-record.ts');
    if (count > readRecord(this.#assignment).hintsOpened) changeRecord(this.#assignment, { hintsOpened: count });
  }

  #offer(opened: number): void {
    for (const [index, hint] of [...this.querySelectorAll('details')].entries()) {
      if (index <= opened) hint.removeAttribute('data-waiting');
    }
  }
}
