/**
 * The text of one file. It is the highlighted block of the build until the reader acts: then the block itself takes
 * input at once, and CodeMirror takes its place as soon as it is here, with the same text, selection and focus.
 */
import type { EditorHandle } from './editor.ts';
import { say } from './page-words.ts';

export interface FileEditorOptions {
  readonly file: string;
  readonly onEdit: (text: string) => void;
  readonly onRun: () => void;
}

interface TextRange {
  readonly from: number;
  readonly to: number;
}

function offsetIn(root: Node, node: Node, offset: number): number {
  const range = document.createRange();
  range.setStart(root, 0);
  range.setEnd(node, offset);
  return range.toString().length;
}

function selectionIn(root: Node): TextRange | undefined {
  const selection = document.getSelection();
  if (selection === null || selection.rangeCount === 0) return undefined;
  const { startContainer, startOffset, endContainer, endOffset } = selection.getRangeAt(0);
  if (!root.contains(startContainer) || !root.contains(endContainer)) return undefined;
  return { from: offsetIn(root, startContainer, startOffset), to: offsetIn(root, endContainer, endOffset) };
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
      void this.#upgrade();
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
    return this.#handle?.text() ?? this.#block.textContent;
  }

  set text(text: string) {
    if (text === this.text) return;
    if (this.#handle === undefined) this.#showPlain(text);
    else this.#handle.replace(text);
  }

  #showPlain(text: string): void {
    const code = this.#block.querySelector('code') ?? this.#block;
    code.textContent = text;
  }

  /** `[data-part="editor"]` is on the one editor of the cell that is shown. */
  set isActive(isActive: boolean) {
    this.#isActive = isActive;
    const target = this.#handle?.element ?? this.#block;
    if (isActive) target.dataset['part'] = 'editor';
    else delete target.dataset['part'];
  }

  async #upgrade(): Promise<void> {
    if (this.#isLoading || this.#handle !== undefined) return;
    this.#isLoading = true;
    try {
      const { mountEditor } = await import('./editor.ts');
      const hadFocus = document.activeElement === this.#block;
      const selection = selectionIn(this.#block);
      const { file, onEdit, onRun } = this.#options;
      this.#handle = mountEditor(this.#block, { file, label: say('live.editor', { file }), onEdit, onRun });
      this.isActive = this.#isActive;
      if (hadFocus) this.#handle.focus(selection?.from ?? 0, selection?.to ?? 0);
    } finally {
      this.#isLoading = false;
    }
  }
}
