/** Compares the learner's version with the starter, the solution or an earlier attempt. */
import type { Attempt } from './ground/assignment-record.ts';
import { say } from './ground/page-words.ts';
import { element, partOf } from './ground/part.ts';
import { assignmentSession } from './session.ts';

type Texts = Readonly<Record<string, string>>;

export class ComparisonCell extends HTMLElement {
  connectedCallback(): void {
    partOf(this, 'form', HTMLFormElement).addEventListener('submit', (event) => {
      event.preventDefault();
      void this.#compare();
    });
    void this.#followRecord();
  }

  get #assignment(): string {
    return this.dataset['assignment'] ?? '';
  }

  get #select(): HTMLSelectElement {
    return partOf(this, 'select', HTMLSelectElement);
  }

  async #followRecord(): Promise<void> {
    const { RECORD_CHANGED } = await import('./ground/assignment-record.ts');
    document.addEventListener(RECORD_CHANGED, () => void this.#offer());
    await this.#offer();
  }

  async #offer(): Promise<void> {
    const { readRecord } = await import('./ground/assignment-record.ts');
    const { attempts, best, solutionOpened } = readRecord(this.#assignment);
    const chosen = this.#select.value;
    partOf(this.#select, '[value="solution"]', HTMLOptionElement).disabled =
      !solutionOpened && best?.verdict !== 'passed';
    for (const option of this.#select.querySelectorAll('[value^="attempt:"]')) option.remove();
    this.#select.append(
      ...attempts.toReversed().map((attempt) => element('option', { value: `attempt:${attempt.at}` }, nameOf(attempt))),
    );
    this.#select.value = chosen;
    if (this.#select.selectedIndex === -1) this.#select.value = 'starter';
  }

  async #textsOf(chosen: string): Promise<Texts> {
    if (chosen === 'starter' || chosen === 'solution') {
      const { filesOf } = await import('./ground/content/assignment-content.ts');
      return filesOf(this.#assignment, chosen);
    }
    const { readRecord } = await import('./ground/assignment-record.ts');
    return readRecord(this.#assignment).attempts.find(({ at }) => `attempt:${at}` === chosen)?.files ?? {};
  }

  async #compare(): Promise<void> {
    const [{ showDifference }, other, mine] = await Promise.all([
      import('./ground/text-difference.ts'),
      this.#textsOf(this.#select.value),
      assignmentSession(this.#assignment).source.files(),
    ]);
    const names = { before: this.#select.selectedOptions[0]?.textContent.trim() ?? '', after: say('check.mine') };
    partOf(this, '[data-part="difference"]', HTMLElement).replaceChildren(...showDifference(other, mine, names));
  }
}

function nameOf({ at, points, outOf }: Attempt): string {
  const time = new Date(at).toLocaleString(document.documentElement.lang, { dateStyle: 'medium', timeStyle: 'short' });
  return say('check.attempt', { time, points, outOf });
}
