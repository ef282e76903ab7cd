/** The reader's programs by name, to open and to remove. */
import { say } from '../ground/page-words.ts';
import { actionButton, element, partOf } from '../ground/part.ts';
import type { OwnProgram } from '../ground/program/own-program.ts';
import type { Shelf } from './shelf.ts';

interface ProgramListOptions {
  readonly onOpen: (id: string) => void;
  readonly onRemove: (id: string) => void;
}

export class ProgramList {
  readonly #place: HTMLDetailsElement;
  readonly #shelf: Shelf;
  readonly #options: ProgramListOptions;
  #shown = '';

  constructor(cell: HTMLElement, shelf: Shelf, options: ProgramListOptions) {
    this.#place = partOf(cell, '[data-part="programs"]', HTMLDetailsElement);
    this.#shelf = shelf;
    this.#options = options;
  }

  /** After an edit of the one that is open: nothing is read again where its row says the same. */
  showEdited(current: string, { name, files }: OwnProgram): void {
    const row = [current, name, Object.keys(files).length].join();
    if (row === this.#shown) return;
    this.show(current);
    this.#shown = row;
  }

  /** @param current the one that is open */
  show(current: string | undefined): void {
    this.#shown = '';
    const hadFocus = this.#place.contains(document.activeElement) && document.activeElement?.localName !== 'summary';
    const kept = this.#shelf.list();
    partOf(this.#place, 'summary', HTMLElement).textContent = say('scratch.programs', { n: kept.length });
    partOf(this.#place, '[data-part="none"]', HTMLElement).hidden = kept.length > 0;
    const rows = kept.map(({ id, program, isKept }) => {
      const open = actionButton(program.name, () => this.#options.onOpen(id));
      if (id === current) open.setAttribute('aria-current', 'true');
      const remove = element('button', { type: 'button', class: 'quiet' }, '×');
      remove.setAttribute('aria-label', say('scratch.remove', { name: program.name }));
      remove.addEventListener('click', () => this.#options.onRemove(id));
      const files = isKept ? say('scratch.files', { n: Object.keys(program.files).length }) : say('scratch.unkept');
      return element('li', {}, open, element('span', { class: 'program-files' }, files), remove);
    });
    partOf(this.#place, 'ul', HTMLUListElement).replaceChildren(...rows);
    if (hadFocus) this.#place.querySelector<HTMLElement>('[aria-current], summary')?.focus();
  }
}
