/**
 * The text of one file. It is the highlighted block of the build until the reader acts: then the block itself takes
 * input at once, and CodeMirror takes its place as soon as it is here, with the same text, selection and focus.
 */
import { applyEdit, selectionInBlock, textOfBlock } from './editor/block-text.ts';
import type { EditorHandle } from './editor/code-mirror.ts';
import { say } from './ground/page-words.ts';
import { element } from './ground/part.ts';

export interface FileEditorOptions {
  readonly file: string;
  readonly onEdit: (text: string) => void;
  readonly onRun: () => void;
}

export class FileEditor {
  readonly #block: HTMLElement;
  readonly #options: FileEditorOptions;
  #handle: EditorHandle | undefined;
  #isLoading = false;
  #isActive: boolean;

  constructor(block: HTMLElement, options: FileEditorOptions) {
    this.#block = block;
    this.#options = options;
    this.#isActive = block.dataset['part'] === 'editor';
    block.setAttribute('contenteditable', 'plaintext-only');
    block.setAttribute('role', 'textbox');
    block.setAttribute('aria-multiline', 'true');
    block.setAttribute('aria-label', say('live.editor', { file: options.file }));
    block.setAttribute('spellcheck', 'false');
    block.setAttribute('autocapitalize', 'off');
    block.addEventListener('focus', () => {
      this.prepare();
    });
    block.addEventListener('beforeinput', (event) => {
      if (applyEdit(block, event)) options.onEdit(this.text);
    });
    block.addEventListener('input', () => {
      options.onEdit(this.text);
    });
    block.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      options.onRun();
    });
  }

  get text(): string {
    return this.#handle?.text() ?? textOfBlock(this.#block);
  }

  set text(text: string) {
    if (text === this.text) return;
    if (this.#handle === undefined) this.#showPlain(text);
    else this.#handle.replace(text);
  }

  /** In the lines of the build, so that their numbers stay. */
  #showPlain(text: string): void {
    const code = this.#block.querySelector('code') ?? this.#block;
    code.replaceChildren();
    for (const [index, line] of text.split('\n').entries())
      code.append(index === 0 ? '' : '\n', element('span', { class: 'line' }, line));
  }

  /** `[data-part="editor"]` is on the one editor of the cell that is shown. */
  set isActive(isActive: boolean) {
    this.#isActive = isActive;
    const target = this.#handle?.element ?? this.#block;
    if (isActive) target.dataset['part'] = 'editor';
    else delete target.dataset['part'];
  }

  /** Where the editor cannot be fetched, the block goes on taking input. */
  prepare(): void {
    this.#upgrade().catch(() => undefined);
  }

  async #upgrade(): Promise<void> {
    if (this.#isLoading || this.#handle !== undefined) return;
    this.#isLoading = true;
    try {
      const { mountEditor } = await import('./editor/code-mirror.ts');
      const text = this.text;
      const hadFocus = document.activeElement === this.#block;
      const selection = selectionInBlock(this.#block);
      const { file, onEdit, onRun } = this.#options;
      this.#handle = mountEditor(this.#block, { text, file, label: say('live.editor', { file }), onEdit, onRun });
      this.isActive = this.#isActive;
      if (hadFocus)
        this.#handle.focus(Math.min(selection?.from ?? 0, text.length), Math.min(selection?.to ?? 0, text.length));
    } finally {
      this.#isLoading = false;
    }
  }
}
