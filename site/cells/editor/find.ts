/** Find and replace, fetched when the reader first asks for it. */
import { search, searchKeymap, openSearchPanel, selectNextOccurrence } from '@codemirror/search';
import { StateEffect } from '@codemirror/state';
import { keymap, type EditorView } from '@codemirror/view';

const withSearch = new WeakSet<EditorView>();

function offer(view: EditorView): void {
  if (withSearch.has(view)) return;
  withSearch.add(view);
  view.dispatch({ effects: StateEffect.appendConfig.of([search({ top: true }), keymap.of(searchKeymap)]) });
}

export function openFind(view: EditorView): void {
  offer(view);
  openSearchPanel(view);
}

/** One more cursor, at the next place that reads the same. */
export function selectNext(view: EditorView): void {
  offer(view);
  selectNextOccurrence(view);
}
