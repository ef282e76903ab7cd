/** What helps where a check does not pass: hints, one by one, and the solution. The record says what was opened. */
import { say } from './ground/page-words.ts';
import { actionButton, element, partOf } from './ground/part.ts';

/** The next hint is offered when the one before has been opened. */
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
    const { readRecord } = await import('./ground/assignment-record.ts');
    this.#offer(readRecord(this.#assignment).hintsOpened);
  }

  async #opened(count: number): Promise<void> {
    this.#offer(count);
    const { changeRecord, readRecord } = await import('./ground/assignment-record.ts');
    if (count > readRecord(this.#assignment).hintsOpened) changeRecord(this.#assignment, { hintsOpened: count });
  }

  #offer(opened: number): void {
    for (const [index, hint] of [...this.querySelectorAll('details')].entries()) {
      if (index <= opened) hint.removeAttribute('data-waiting');
    }
  }
}

/** Free to open once all checks have passed, and before that on request. */
export class SolutionCell extends HTMLElement {
  #mayOpen = false;

  connectedCallback(): void {
    const details = partOf(this, 'details', HTMLDetailsElement);
    partOf(details, 'summary', HTMLElement).addEventListener('click', (event) => {
      if (this.#mayOpen) return;
      event.preventDefault();
      void this.#ask(details);
    });
  }

  async #ask(details: HTMLDetailsElement): Promise<void> {
    const { changeRecord, readRecord } = await import('./ground/assignment-record.ts');
    const assignment = this.dataset['assignment'] ?? '';
    const place = partOf(this, '[data-part="ask"]', HTMLElement);
    const open = (): void => {
      this.#mayOpen = true;
      details.open = true;
      place.hidden = true;
    };
    const { best, solutionOpened } = readRecord(assignment);
    if (solutionOpened || best?.verdict === 'passed') {
      open();
      return;
    }
    const agree = actionButton(say('check.openSolution'), () => {
      changeRecord(assignment, { solutionOpened: true });
      open();
      partOf(details, 'summary', HTMLElement).focus();
    });
    place.replaceChildren(element('p', {}, say('check.beforeSolution')), agree);
    place.hidden = false;
    agree.focus();
  }
}
