/** The bar of a cell whose code is being edited: the switch for types with its bytes, what the compiler found, find and format. */
import { say } from '../ground/page-words.ts';
import { element } from '../ground/part.ts';
import type { TypeProblem } from './typed/protocol.ts';
import { chooseTypes, onTypesChosen, wantsTypes } from './wanted.ts';

/** What the editor that is shown does when its bar is pressed. */
export interface ServedEditor {
  readonly find: () => Promise<void>;
  readonly format: () => Promise<void>;
  readonly rename: () => Promise<void>;
  readonly go: (file: string, line: number) => void;
}

const bars = new WeakMap<Element, EditorBar>();

/** The bar of the cell, made where it has none yet. */
export function barOf(cell: HTMLElement | null): EditorBar | undefined {
  const hint = cell?.querySelector('.hint');
  if (!cell || !(hint instanceof HTMLElement)) return undefined;
  const bar = bars.get(cell) ?? new EditorBar(hint, cell.dataset['needsNode'] !== undefined);
  bars.set(cell, bar);
  return bar;
}

function button(label: string, act: () => void): HTMLButtonElement {
  const made = element('button', { type: 'button', class: 'quiet' }, label);
  made.addEventListener('click', act);
  return made;
}

export class EditorBar {
  readonly #switch = element('input', { type: 'checkbox', role: 'switch' });
  readonly #found = button('', () => this.#goToNext());
  readonly #rename = button(say('live.typed.rename'), () => void this.#served?.rename());
  readonly #said = element('span', { class: 'editor-said', role: 'status' });
  #problems: readonly TypeProblem[] = [];
  #served: ServedEditor | undefined;

  /** Whether an editor of this cell has types. */
  hasTypes = false;

  constructor(hint: HTMLElement, isHintNeeded: boolean) {
    const bytes = (import.meta.env.TYPED.bytes / 1_000_000).toLocaleString(document.documentElement.lang, {
      maximumFractionDigits: 1,
    });
    const label = element(
      'label',
      { class: 'types-switch' },
      this.#switch,
      say('live.typed.types'),
      ' ',
      element('span', { class: 'bytes' }, say('live.typed.bytes', { bytes })),
    );
    this.#switch.checked = wantsTypes();
    this.#switch.addEventListener('change', () => chooseTypes(this.#switch.checked));
    onTypesChosen((wanted) => {
      this.#switch.checked = wanted;
    });
    const bar = element(
      'div',
      { class: 'editor-bar', role: 'group', 'aria-label': say('live.editorBar') },
      label,
      this.#found,
      this.#rename,
      button(say('live.find'), () => void this.#served?.find()),
      button(say('live.format.format'), () => void this.#served?.format()),
      this.#said,
    );
    this.showProblems(undefined);
    // In its place, so that nothing jumps.
    hint.hidden = !isHintNeeded;
    hint.before(bar);
  }

  /** The editor that is shown now. */
  serve(editor: ServedEditor): void {
    this.#served = editor;
  }

  isOf(editor: ServedEditor | undefined): boolean {
    return this.#served === editor;
  }

  tell(words: string): void {
    this.#said.textContent = words;
  }

  /** Of the whole program; undefined where nobody looks. */
  showProblems(problems: readonly TypeProblem[] | undefined): void {
    this.#problems = problems ?? [];
    const errors = this.#problems.filter(({ severity }) => severity === 'error').length;
    const warnings = this.#problems.length - errors;
    this.#found.hidden = this.#problems.length === 0;
    this.#found.textContent =
      errors > 0 ? say('live.typed.errors', { n: errors }) : say('live.typed.warnings', { n: warnings });
    this.#found.classList.toggle('has-errors', errors > 0);
    this.#rename.hidden = problems === undefined;
    if (problems !== undefined) this.tell(problems.length === 0 ? say('live.typed.none') : '');
  }

  /** To the one behind the last one that was gone to. */
  #goToNext(): void {
    const [first, ...others] = this.#problems;
    if (first === undefined) return;
    this.#served?.go(first.file, first.line);
    this.#problems = [...others, first];
    this.tell(`${first.file}:${String(first.line)} ${first.message}`);
  }
}
