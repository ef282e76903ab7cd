/** What stays in sight over a long program hides no line that one comes to. */
import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';

const ROOM = 8;

function stuckHeight(part: Element | null | undefined): number {
  return part instanceof HTMLElement && getComputedStyle(part).position === 'sticky' ? part.offsetHeight : 0;
}

const reading = {};

function scrollUnder(cell: HTMLElement | null, line: { readonly top: number; readonly bottom: number }): void {
  const bars = [document.querySelector('.site-header'), cell?.querySelector(':scope > .cell-bar')];
  const top = bars.reduce((sum, bar) => sum + stuckHeight(bar), ROOM);
  const bottom = innerHeight - stuckHeight(cell?.querySelector(':scope > .log')) - ROOM;
  if (line.top < top) scrollBy(0, line.top - top);
  else if (line.bottom > bottom) scrollBy(0, line.bottom - bottom);
}

/** After the editor's own scrolling: the margins that it knows end with its first and its last line. */
export function keptInSight(cell: HTMLElement | null): Extension {
  return EditorView.scrollHandler.of((view, { head }) => {
    view.requestMeasure({
      key: reading,
      read: () => view.coordsAtPos(head),
      write: (line) => {
        if (line !== null) scrollUnder(cell, line);
      },
    });
    return false;
  });
}
