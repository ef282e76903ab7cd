/** The code of an example: its program, with a draft of the reader's version, Reset, and the ways to take it along. */
import { ProgramInCell } from './code/program-in-cell.ts';
import { CellDraft } from './ground/cell-draft.ts';
import { say } from './ground/page-words.ts';
import { actionButton, partOf, tell } from './ground/part.ts';
import { sessionOf } from './session.ts';
import { offerTabs } from './code/tabs.ts';

export { offerTabs, ProgramInCell };

export class CodeCell extends HTMLElement {
  #program: ProgramInCell | undefined;
  #draft: CellDraft | undefined;

  connectedCallback(): void {
    const id = this.dataset['example'] ?? '';
    const session = sessionOf(id);
    const program = new ProgramInCell(this, session, () => {
      this.#edited();
    });
    this.#program = program;
    this.#draft = new CellDraft(this, `example:${id}`, {
      texts: () => program.texts,
      show: (texts) => {
        program.show(texts);
      },
    });
    this.#resetButton.addEventListener('click', () => {
      this.#reset();
    });
    offerTabs(this, program.open);
    for (const way of this.querySelectorAll<HTMLElement>('[data-take]')) {
      way.addEventListener('click', (event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        void import('./code/take-along.ts').then(({ takeAlong }) => takeAlong(this, program, session, way));
      });
    }
    this.#showState();
    if (this.#draft.canUndo) this.#offerUndo();
  }

  get #resetButton(): HTMLButtonElement {
    return partOf(this, '[data-action="reset"]', HTMLButtonElement);
  }

  #showState(): void {
    this.#program?.showState();
    this.#resetButton.disabled = !(this.#draft?.isEdited ?? false);
  }

  #edited(): void {
    const isKept = this.#draft?.save() ?? true;
    this.#showState();
    if (!isKept) tell(this, say('live.notKept'));
  }

  #reset(): void {
    this.#draft?.reset();
    this.#showState();
    this.#offerUndo();
  }

  #offerUndo(): void {
    tell(
      this,
      say('live.resetDone'),
      actionButton(say('live.undo'), () => {
        this.#draft?.undoReset();
        this.#showState();
        tell(this, say('live.undone'));
      }),
    );
  }
}
