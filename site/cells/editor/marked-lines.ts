/** What a run said of a line stands below it, until the line is written anew or the program starts again. */
import { StateEffect, StateField, type EditorState, type Extension } from '@codemirror/state';
import { Decoration, EditorView, WidgetType, type DecorationSet } from '@codemirror/view';
import { visible } from '../../shown/a-programs-words.ts';
import type { MarkedLine } from './editor-handle.ts';

export const markLines = StateEffect.define<readonly MarkedLine[]>();

class Words extends WidgetType {
  readonly #words: string;

  constructor(words: string) {
    super();
    this.#words = words;
  }

  override eq(other: Words): boolean {
    return other.#words === this.#words;
  }

  override toDOM(): HTMLElement {
    const place = document.createElement('div');
    place.className = 'cm-said-by-run';
    place.textContent = this.#words;
    return place;
  }
}

function decorations(state: EditorState, marked: readonly MarkedLine[]): DecorationSet {
  const ranges = marked
    .filter(({ line }) => line >= 1 && line <= state.doc.lines)
    .flatMap(({ line, words }) => {
      const { from, to } = state.doc.line(line);
      return [
        Decoration.line({ class: 'cm-marked-line' }).range(from),
        Decoration.widget({ widget: new Words(visible(words)), block: true, side: 1 }).range(to),
      ];
    });
  return Decoration.set(ranges, true);
}

const field = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(marked, transaction) {
    for (const effect of transaction.effects)
      if (effect.is(markLines)) return decorations(transaction.state, effect.value);
    if (!transaction.docChanged || marked.size === 0) return marked;
    const touched: (readonly [number, number])[] = [];
    const { doc } = transaction.startState;
    transaction.changes.iterChangedRanges((from, to) => touched.push([doc.lineAt(from).from, doc.lineAt(to).to]));
    const isLeft = (from: number): boolean => !touched.some(([begin, end]) => from >= begin && from <= end);
    return marked.update({ filter: isLeft }).map(transaction.changes);
  },
  provide: (self) => EditorView.decorations.from(self),
});

export const markedLines: Extension = field;
