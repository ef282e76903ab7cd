/** The code of an example: its program, with a draft of the reader's version, Reset, and the ways to take it along. */
import { ProgramInCell } from './code/program-in-cell.ts';
import { CellDraft } from './ground/cell-draft.ts';
import { partOf } from './ground/part.ts';
import { sessionOf } from './session.ts';
import { offerTabs } from './code/tabs.ts';

export { offerTabs, ProgramInCell };

export class CodeCell extends HTMLElement {
  connectedCallback(): void {
    const id = this.dataset['example'] ?? '';
    const session = sessionOf(id);
    const program = new ProgramInCell(this, session, () => draft.save());
    const onChange = (): void => {
      program.showState();
      partOf(this, '[data-action="reset"]', HTMLButtonElement).disabled = !draft.isEdited;
    };
    const draft = new CellDraft(this, `example:${id}`, {
      texts: () => program.texts,
      show: (texts) => program.show(texts),
      onChange,
    });
    onChange();
    offerTabs(this, program.open);
    for (const way of this.querySelectorAll<HTMLElement>('[data-take]')) {
      way.addEventListener('click', (event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        void import('./code/take-along.ts').then(({ takeAlong }) => takeAlong(this, program, session, way));
      });
    }
  }
}
