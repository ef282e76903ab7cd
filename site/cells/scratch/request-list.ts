/** The requests of a program: as many as the reader likes, each in a cell of its own. */
import { quoted } from '../../shown/a-programs-words.ts';
import type { RequestFields } from '../../shown/request-fields.ts';
import { say } from '../ground/page-words.ts';
import { actionButton, element, fromTemplate, partOf } from '../ground/part.ts';
import { MOST } from '../ground/program/own-program.ts';
import { FreeRequestCell } from '../request-by-hand.ts';

interface RequestListOptions {
  readonly onEdit: () => void;
  readonly tell: (...sentence: readonly (Node | string)[]) => void;
}

const NEW: RequestFields = { method: 'GET', path: '/', headers: '', body: '' };

export class RequestList {
  readonly #place: HTMLElement;
  readonly #template: HTMLTemplateElement;
  readonly #add: HTMLButtonElement;
  readonly #options: RequestListOptions;

  constructor(section: HTMLElement, options: RequestListOptions) {
    this.#place = partOf(section, '[data-part="requests"]', HTMLElement);
    this.#template = partOf(section, '[data-part="request"]', HTMLTemplateElement);
    this.#add = partOf(section, '[data-action="add-request"]', HTMLButtonElement);
    this.#options = options;
    this.#place.addEventListener('input', options.onEdit);
    this.#add.addEventListener('click', () => {
      if (this.#cells.length >= MOST.requests) {
        const words = say('scratch.problem.too-many-requests', { n: MOST.requests + 1, most: MOST.requests });
        options.tell(element('span', { class: 'trouble' }, words));
        return;
      }
      const cell = this.#append(NEW);
      partOf(cell, '[name="path"]', HTMLInputElement).focus();
      options.onEdit();
    });
  }

  get #cells(): readonly FreeRequestCell[] {
    return [...this.#place.children].filter((each) => each instanceof FreeRequestCell);
  }

  get fields(): readonly RequestFields[] {
    return this.#cells.map(({ fields }) => fields);
  }

  /** Those of another program: no answer of the one before stays. */
  show(requests: readonly RequestFields[]): void {
    this.#place.replaceChildren();
    for (const fields of requests) this.#append(fields);
    this.#number();
  }

  #append(fields: RequestFields, before: Node | null = null): FreeRequestCell {
    const cell = fromTemplate(this.#template);
    this.#place.insertBefore(cell, before);
    if (!(cell instanceof FreeRequestCell)) throw new Error('The template of a request holds no request cell.');
    cell.fields = fields;
    partOf(cell, '[data-action="remove-request"]', HTMLButtonElement).addEventListener('click', () => {
      this.#remove(cell);
    });
    this.#number();
    return cell;
  }

  #number(): void {
    for (const [index, cell] of this.#cells.entries()) {
      const facts = { number: index + 1 };
      cell.setAttribute('aria-label', say('scratch.request', facts));
      const remove = partOf(cell, '[data-action="remove-request"]', HTMLButtonElement);
      remove.setAttribute('aria-label', say('scratch.removeRequest', facts));
    }
  }

  #remove(cell: FreeRequestCell): void {
    const { fields } = cell;
    const after = cell.nextElementSibling;
    cell.remove();
    this.#number();
    this.#add.focus();
    this.#options.onEdit();
    const undo = actionButton(say('scratch.undo'), () => {
      const place = after?.parentElement === this.#place ? after : null;
      partOf(this.#append(fields, place), '[name="path"]', HTMLInputElement).focus();
      this.#options.tell();
      this.#options.onEdit();
    });
    const facts = { method: fields.method, path: quoted(fields.path, 80) };
    this.#options.tell(say('scratch.requestRemoved', facts), undo);
  }
}
