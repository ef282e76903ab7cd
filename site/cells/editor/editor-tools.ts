/** What one editor can do beside taking text: types, find, format, rename. The bar of its cell offers them. */
import { Compartment, type Extension } from '@codemirror/state';
import { EditorView, type KeyBinding } from '@codemirror/view';
import { say } from '../ground/page-words.ts';
import type { EditedProgram } from '../editor-program.ts';
import { barOf, type EditorBar, type ServedEditor } from './editor-bar.ts';
import type * as Typed from './typed.ts';
import { haveTypes, onTypesChosen, wantsTypes } from './wanted.ts';

export class EditorTools {
  readonly #file: string;
  readonly #program: EditedProgram;
  readonly #types = new Compartment();
  #typed: typeof Typed | undefined;
  #isEdited: boolean;
  #bar: EditorBar | undefined;
  #served: ServedEditor | undefined;

  /** @param isEdited whether the reader wrote before the editor came */
  constructor(file: string, program: EditedProgram, isEdited: boolean) {
    this.#isEdited = isEdited;
    this.#file = file;
    this.#program = program;
  }

  /** What is not there yet is fetched at the first press. */
  readonly keys: readonly KeyBinding[] = [
    { key: 'Mod-f', run: (view) => (void this.find(view), true) },
    { key: 'Mod-d', run: (view) => (void this.#selectNext(view), true), preventDefault: true },
    { key: 'Shift-Alt-f', run: (view) => (void this.format(view), true) },
  ];

  /** The first edit shows that types are wanted; a reader who only looks fetches nothing. */
  get extension(): Extension {
    return [
      this.#types.of([]),
      EditorView.updateListener.of(({ docChanged, view }) => {
        if (!docChanged || this.#isEdited) return;
        this.#isEdited = true;
        this.#follow(view);
      }),
    ];
  }

  activate(view: EditorView, cell: HTMLElement | null): void {
    if (this.#bar === undefined) {
      this.#bar = barOf(cell);
      onTypesChosen(() => {
        // Whoever moves the switch wants them where they write.
        if (this.#bar?.isOf(this.#served)) this.#isEdited = true;
        this.#follow(view);
      });
    }
    this.#served ??= {
      find: () => this.find(view),
      format: () => this.format(view),
      rename: () => this.rename(view),
      go: (file, line) => void this.#program.go(file, line),
    };
    this.#bar?.serve(this.#served);
    // What was written in another file may be wrong or right here.
    this.#typed?.lintAgain(view);
    if (this.#bar?.hasTypes === true) this.#isEdited = true;
    this.#follow(view);
  }

  get #options(): Typed.TypedOptions {
    return {
      file: this.#file,
      program: this.#program,
      onProblems: (problems) => this.#bar?.showProblems(problems),
      onMissing: () => {
        haveTypes(false);
        this.#bar?.tell(say('live.typed.missing'));
      },
      onRefusal: (reason) => this.#bar?.tell(reason),
    };
  }

  /** Brings the types to this editor, or takes them away, as the switch says. */
  #follow(view: EditorView): void {
    const isWanted = wantsTypes() && this.#isEdited && /\.[cm]?ts$/.test(this.#file);
    // That of a file that was removed.
    if (!view.dom.isConnected || isWanted === (this.#typed !== undefined)) return;
    if (isWanted) void this.#begin(view);
    else {
      this.#typed?.dismissTypes();
      this.#typed = undefined;
      if (this.#bar !== undefined) this.#bar.hasTypes = false;
      view.dispatch({ effects: this.#types.reconfigure([]) });
      this.#bar?.showProblems(undefined);
    }
  }

  async #begin(view: EditorView): Promise<void> {
    this.#bar?.tell(say('live.typed.loading'));
    try {
      const typed = await import('./typed.ts');
      if (!wantsTypes() || this.#typed !== undefined) return;
      this.#typed = typed;
      if (this.#bar !== undefined) this.#bar.hasTypes = true;
      view.dispatch({ effects: this.#types.reconfigure(typed.typed(this.#options)) });
      typed.lintAgain(view);
    } catch {
      this.#options.onMissing();
    }
  }

  async rename(view: EditorView): Promise<void> {
    await this.#typed?.renameIn(view, this.#options);
  }

  async find(view: EditorView): Promise<void> {
    const found = await this.#fetched(() => import('./find.ts'));
    found?.openFind(view);
  }

  async #selectNext(view: EditorView): Promise<void> {
    const found = await this.#fetched(() => import('./find.ts'));
    found?.selectNext(view);
  }

  async format(view: EditorView): Promise<void> {
    const formatter = await this.#fetched(() => import('./format.ts'));
    const outcome = await formatter?.format(view, this.#file);
    if (outcome === undefined) return;
    if (outcome === 'unknown') this.#bar?.tell(say('live.format.unknown', { file: this.#file }));
    else if (outcome === 'formatted') this.#bar?.tell(say('live.format.done'));
    else this.#bar?.tell(say('live.format.broken', { line: outcome.line }));
  }

  async #fetched<T>(load: () => Promise<T>): Promise<T | undefined> {
    try {
      return await load();
    } catch {
      this.#bar?.tell(say('live.notFetched'));
      return undefined;
    }
  }
}
