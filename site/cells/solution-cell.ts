/** The solution: free to open once all checks have passed, and before that on request, which the record says. */
import { say } from './page-words.ts';
import { actionButton, element, partOf } from './part.ts';

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
    const { changeRecord, readRecord } = await import('./assignment-record.ts');
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
