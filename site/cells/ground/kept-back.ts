/**
 * What the question directly above a cell asks about stays hidden until the reader has answered or run it. CSS hides
 * it from the first paint on; `data-told` on the cell shows it.
 */

export function tellOutcome(cell: HTMLElement): void {
  cell.dataset['told'] = '';
}

export function offerToShow(cell: HTMLElement): void {
  const question = cell.previousElementSibling;
  const isAsked = question instanceof HTMLElement && question.dataset['by'] === cell.id;
  if (!isAsked || question.dataset['answered'] !== undefined) tellOutcome(cell);
  cell.querySelector('[data-action="show"]')?.addEventListener('click', () => {
    tellOutcome(cell);
    cell.querySelector<HTMLElement>('[data-part="body"], [data-part="log"]')?.focus({ preventScroll: true });
  });
}

/** The cell that the question hides, where there is one. */
export function tellOutcomeBelow(question: HTMLElement): void {
  const cell = question.nextElementSibling;
  if (cell instanceof HTMLElement && cell.id === question.dataset['by']) tellOutcome(cell);
}
