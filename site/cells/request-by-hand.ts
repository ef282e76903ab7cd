/**
 * Any request to the learner's program, by hand: there is nothing documented to compare the response with. It keeps a
 * draft of its own where the build has given it a starter; else whoever holds the cell hears of every edit as `input`.
 */
import { CellDraft } from './ground/cell-draft.ts';
import { say } from './ground/page-words.ts';
import { partOf, tell } from './ground/part.ts';
import type { RequestFields } from '../shown/request-fields.ts';
import { offerActs } from './request/acting.ts';
import { RequestForm } from './request/request-form.ts';
import { sessionOf } from './session.ts';

export class FreeRequestCell extends HTMLElement {
  #form: RequestForm | undefined;
  #draft: CellDraft | undefined;

  connectedCallback(): void {
    const form = new RequestForm(partOf(this, 'form', HTMLFormElement));
    const session = sessionOf(this.dataset['of'] ?? '');
    this.#form = form;
    if (this.dataset['starter'] !== undefined)
      this.#draft = new CellDraft(
        this,
        `request:${session.id}`,
        form.texts(() => undefined),
      );
    form.onEdit(() => this.#draft?.save());
    if (this.querySelector('[data-part="way"]') !== null) session.tells.ways = true;
    offerActs(this, form, async () => {
      const { byHandActs } = await import('./request/by-hand-acts.ts');
      return byHandActs(this, form, session, (fields) => {
        this.fields = fields;
      });
    });
  }

  get fields(): RequestFields {
    return this.#form?.fields ?? { method: 'GET', path: '/', headers: '', body: '' };
  }

  set fields(fields: RequestFields) {
    if (this.#form === undefined) return;
    this.#form.fields = fields;
    if (this.#draft === undefined) this.dispatchEvent(new Event('input', { bubbles: true }));
    else this.#draft.save();
  }

  /** Puts a request in place, ready to send. */
  offer(fields: RequestFields): void {
    if (this.#form === undefined) return;
    this.fields = fields;
    tell(this, say('check.offered'));
    this.scrollIntoView({ block: 'center' });
    partOf(this, '[data-action="send"]', HTMLButtonElement).focus({ preventScroll: true });
  }
}
