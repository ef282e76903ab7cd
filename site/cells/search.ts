/** The search: what is typed is looked up in an index that the build made, and the arrows choose among what was found. */
import { findIn, indexFromText, type SearchIndex } from '../search/found.ts';
import { withoutLooseJamo } from '../search/question.ts';
import { say } from './ground/page-words.ts';
import { partOf } from './ground/part.ts';
import { optionFromFound } from './search/option.ts';

const MOST = 20;
/** The code of a key that an input method has taken. */
const COMPOSED = 229;

let search: Search | undefined;

/** After each opening. */
export function searchIn(dialog: HTMLDialogElement | null): void {
  if (dialog === null) return;
  search ??= new Search(dialog);
  search.look();
}

class Search {
  readonly #dialog: HTMLDialogElement;
  readonly #input: HTMLInputElement;
  readonly #list: HTMLElement;
  readonly #told: HTMLElement;
  #index: SearchIndex | undefined;
  #fetching: Promise<void> | undefined;

  constructor(dialog: HTMLDialogElement) {
    this.#dialog = dialog;
    this.#input = partOf(dialog, 'input', HTMLInputElement);
    this.#list = partOf(dialog, '[role="listbox"]', HTMLElement);
    this.#told = partOf(dialog, '[data-part="told"]', HTMLElement);
    this.#input.addEventListener('input', () => this.look());
    this.#input.addEventListener('keydown', (event) => this.#onKey(event));
    // The link itself leads there; on the page that is open already, the dialog would stay before it.
    this.#list.addEventListener('click', () => dialog.close());
    dialog.addEventListener('click', ({ target }) => {
      if (target === dialog) dialog.close();
    });
  }

  get #options(): readonly HTMLElement[] {
    return [...this.#list.querySelectorAll<HTMLElement>('[role="option"]')];
  }

  /** Shows what is found for what stands there now. */
  look(): void {
    if (this.#index !== undefined) this.#show(this.#index);
    else this.#fetching ??= this.#fetch().finally(() => (this.#fetching = undefined));
  }

  async #fetch(): Promise<void> {
    delete this.#dialog.dataset['failed'];
    this.#told.textContent = say('search.fetching');
    try {
      const response = await fetch(`${this.#dialog.dataset['at'] ?? '/'}search.json`);
      if (!response.ok) throw new TypeError(response.statusText);
      this.#index = indexFromText(await response.text());
      this.#show(this.#index);
    } catch (error) {
      // No network, no such file, or half of it.
      if (!(error instanceof TypeError || error instanceof SyntaxError)) throw error;
      this.#told.textContent = '';
      this.#dialog.dataset['failed'] = '';
    }
  }

  #show(index: SearchIndex): void {
    // The first letter of a syllable asks for nothing yet.
    const question = withoutLooseJamo(this.#input.value);
    const found = question === '' ? [] : findIn(index, question);
    const at = this.#dialog.dataset['at'] ?? '/';
    this.#list.replaceChildren(...found.slice(0, MOST).map((each, place) => optionFromFound(each, at, place)));
    this.#list.hidden = found.length === 0;
    this.#list.scrollTop = 0;
    this.#input.ariaExpanded = String(found.length > 0);
    this.#told.textContent = this.#sentence(question, found.length);
    this.#choose(this.#options[0]);
  }

  #sentence(question: string, count: number): string {
    if (question === '') return '';
    if (count === 0) return say('search.nothing', { question });
    return count > MOST
      ? say('search.best', { most: MOST, count })
      : say(count === 1 ? 'search.one' : 'search.count', { count });
  }

  #choose(option: HTMLElement | undefined): void {
    for (const each of this.#options) each.ariaSelected = String(each === option);
    if (option === undefined) this.#input.removeAttribute('aria-activedescendant');
    else this.#input.setAttribute('aria-activedescendant', option.id);
    option?.scrollIntoView({ block: 'nearest' });
  }

  #onKey(event: KeyboardEvent): void {
    // Enter that ends the composition of a syllable is no choice. In Safari the composition has ended by then.
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- nothing else tells it there
    if (event.isComposing || event.keyCode === COMPOSED) return;
    const options = this.#options;
    const now = options.findIndex((each) => each.ariaSelected === 'true');
    const last = options.length - 1;
    if (event.key === 'ArrowDown') this.#choose(options[now === last ? 0 : now + 1]);
    else if (event.key === 'ArrowUp') this.#choose(options[now <= 0 ? last : now - 1]);
    else if (event.key === 'Enter') options[now]?.click();
    else return;
    event.preventDefault();
  }
}
