/** A question whose answer a run has given. The reader's answers are kept. */
import { ANSWER_PREFIX, recall, remember } from '../drafts.ts';
import { tellOutcomeBelow } from './ground/kept-back.ts';
import { say } from './ground/page-words.ts';
import { element, partOf, tell } from './ground/part.ts';

export class QuestionCell extends HTMLElement {
  connectedCallback(): void {
    const form = partOf(this, 'form', HTMLFormElement);
    const kept = recall(this.#storageKey);
    const input = form.querySelector<HTMLInputElement>(`input[value="${CSS.escape(kept ?? '')}"]`);
    if (kept !== null && input !== null) {
      input.checked = true;
      this.#judge(kept);
    }
    form.addEventListener('change', () => {
      delete this.dataset['answered'];
      tell(this);
    });
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      const choice = form.querySelector<HTMLInputElement>('input:checked')?.value;
      if (choice === undefined) {
        tell(this, say('live.choose'));
        return;
      }
      remember(this.#storageKey, choice);
      this.#judge(choice);
    });
  }

  get #storageKey(): string {
    return ANSWER_PREFIX + (this.dataset['question'] ?? '');
  }

  #judge(choice: string): void {
    tellOutcomeBelow(this);
    const isRight = choice === this.dataset['key'];
    this.dataset['answered'] = isRight ? 'right' : 'wrong';
    const evidence = element(
      'a',
      { href: `#${this.dataset['by'] ?? ''}` },
      this.querySelector('.answer a')?.textContent ?? '',
    );
    tell(this, element('span', { class: 'judgement' }, say(isRight ? 'live.right' : 'live.wrong')), evidence);
  }
}
