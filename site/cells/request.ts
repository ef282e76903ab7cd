/**
 * A documented exchange: its request can be changed and sent, and what comes back is compared with the documented
 * response. At rest it is only read; what a reader can do with it is put in its place when they come near.
 */
import { readDraft } from '../drafts.ts';
import { whenNear } from '../near.ts';
import { CellDraft } from './ground/cell-draft.ts';
import { offerToShow } from './ground/kept-back.ts';
import { partOf } from './ground/part.ts';
import { onIntent } from './ground/runtime/page-runtime.ts';
import { offerActs } from './request/acting.ts';
import { furnish } from './request/furnish.ts';
import { RequestForm } from './request/request-form.ts';
import { sessionOf } from './session.ts';

export class RequestCell extends HTMLElement {
  #isReady = false;

  connectedCallback(): void {
    const session = sessionOf(this.#of);
    if (this.querySelector('[data-part="way"]') !== null) session.tells.ways = true;
    offerToShow(this);
    const ready = (): void => this.ready();
    // A press from afar: on the way down to the form, which then hears the same press as if it had been ready.
    this.addEventListener('submit', ready, { capture: true, once: true });
    if (readDraft(this.#draftName) !== undefined) ready();
    whenNear(this, ready);
    onIntent(this, ready);
  }

  get #of(): string {
    return this.dataset['of'] ?? '';
  }

  get #draftName(): string {
    return `exchange:${this.#of}/${this.dataset['exchange'] ?? ''}`;
  }

  /** Its fields can be read and changed from now on. */
  ready(): void {
    if (this.#isReady) return;
    this.#isReady = true;
    const form = new RequestForm(partOf(this, 'form', HTMLFormElement), furnish(this));
    const reset = partOf(this, '[data-action="reset"]', HTMLButtonElement);
    const showEdited = (): void => {
      const { isEdited } = draft;
      reset.disabled = !isEdited;
      this.toggleAttribute('data-edited', isEdited);
    };
    const draft = new CellDraft(this, this.#draftName, form.texts(showEdited));
    form.onEdit(() => draft.save());
    offerActs(this, form, async () => {
      const { documentedActs } = await import('./request/documented-acts.ts');
      return documentedActs(this, form, {
        id: this.dataset['exchange'] ?? '',
        session: sessionOf(this.#of),
        isEdited: () => draft.isEdited,
        onPick: (fields) => {
          form.fields = fields;
          draft.save();
        },
      });
    });
    showEdited();
  }
}
