/**
 * The text of one file. It is the highlighted block of the build until the reader acts: then the block itself takes
 * input at once, and CodeMirror takes its place as soon as it is here, with the same text, selection and focus.
 */
import { applyEdit, selectionInBlock, textOfBlock, writeBlock } from './editor/block-text.ts';
import type { ProgramParts } from './editor-program.ts';
import type { EditorHandle } from './editor/editor-handle.ts';
import { say } from './ground/page-words.ts';

export interface FileEditorOptions {
  readonly file: string;
  readonly program: ProgramParts;
  readonly onEdit: (text: string) => void;
  readonly onRun: () => void;
  /** Whether the editor came: else the block goes on taking input, and it is asked for again at the next touch. */
  readonly onEditor: (isHere: boolean) => void;
}

export class FileEditor {
  readonly #block: HTMLElement;
  readonly #options: FileEditorOptions;
  #handle: EditorHandle | undefined;
  #coming: Promise<void> | undefined;
  /** Of the syllable that is being composed. */
  #end: Promise<unknown> | undefined;
  #isActive: boolean;
  #isWritten = false;

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
      this.#upgrade().then(
        () => options.onEditor(true),
        () => options.onEditor(false),
      );
    });
    const write = (): void => {
      this.#isWritten = true;
      options.onEdit(this.text);
    };
    block.addEventListener('beforeinput', (event) => {
      if (applyEdit(block, event)) write();
    });
    block.addEventListener('input', write);
    block.addEventListener('compositionstart', () => {
      this.#end = new Promise((resolve) => {
        block.addEventListener('compositionend', resolve, { once: true });
      });
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
    if (this.#handle === undefined) writeBlock(this.#block, text);
    else this.#handle.replace(text);
  }

  /** `[data-part="editor"]` is on the one editor of the cell that is shown. */
  set isActive(isActive: boolean) {
    this.#isActive = isActive;
    const target = this.#handle?.element ?? this.#block;
    if (isActive) {
      target.dataset['part'] = 'editor';
      this.#handle?.activate();
    } else delete target.dataset['part'];
  }

  /** Undefined where it does not come: the block goes on taking input. */
  async mounted(): Promise<EditorHandle | undefined> {
    await this.#upgrade().catch(() => undefined);
    return this.#handle;
  }

  prepare(): void {
    this.#upgrade().catch(() => undefined);
  }

  #upgrade(): Promise<void> {
    if (this.#handle !== undefined) return Promise.resolve();
    return (this.#coming ??= this.#mount().finally(() => {
      this.#coming = undefined;
    }));
  }

  async #mount(): Promise<void> {
    const [{ mountEditor }, { loadPhrases }] = await Promise.all([
      import('./editor/code-mirror.ts'),
      import('./editor/phrases.ts'),
    ]);
    const phrases = await loadPhrases();
    // An editor that came in the middle of it would get it a second time.
    await this.#end;
    const text = this.text;
    const hadFocus = document.activeElement === this.#block;
    const selection = selectionInBlock(this.#block);
    const { file, program, onEdit, onRun } = this.#options;
    const label = say('live.editor', { file });
    const isWritten = this.#isWritten;
    this.#handle = mountEditor(this.#block, { text, file, label, program, phrases, isWritten, onEdit, onRun });
    this.isActive = this.#isActive;
    if (hadFocus)
      this.#handle.focus(Math.min(selection?.from ?? 0, text.length), Math.min(selection?.to ?? 0, text.length));
  }
}
