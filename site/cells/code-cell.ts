/** The code of an example: its files, Run, Stop, Reset, and the log. */
import type { ExampleFiles } from '#runtime/contract.ts';
import { CellDraft } from './cell-draft.ts';
import type { ExampleSession } from './example-session.ts';
import { FileEditor } from './file-editor.ts';
import { addLogLine, clearLog } from './log-pane.ts';
import { onIntent, prepareRuntime } from './page-runtime.ts';
import { say } from './page-words.ts';
import { actionButton, partOf } from './part.ts';
import { sessionOf } from './sessions.ts';
import { offerTabs } from './tabs.ts';

type Texts = Readonly<Record<string, string>>;

export class CodeCell extends HTMLElement {
  readonly #editors = new Map<string, FileEditor>();
  #session: ExampleSession | undefined;
  #draft: CellDraft | undefined;

  connectedCallback(): void {
    const id = this.dataset['example'] ?? '';
    const session = sessionOf(id);
    this.#session = session;
    this.#makeEditors();
    this.#draft = new CellDraft(this, `example:${id}`, {
      texts: () => this.#texts(),
      show: (texts) => {
        this.#show(texts);
      },
    });
    session.source = { ...session.source, files: () => Promise.resolve(this.#files()) };
    const log = partOf(this, '[data-part="log"]', HTMLElement);
    session.listen({
      onState: () => {
        this.#showState();
      },
      onStart: () => {
        clearLog(log);
      },
      onLine: (line, origin) => {
        addLogLine(log, line, origin);
      },
    });
    this.#button('run').addEventListener('click', () => {
      this.#run();
    });
    this.#button('stop').addEventListener('click', () => void session.stop());
    this.#button('reset').addEventListener('click', () => {
      this.#reset();
    });
    offerTabs(this, (file) => {
      for (const [name, editor] of this.#editors) editor.isActive = name === file;
    });
    onIntent(this, prepareRuntime);
    this.#showState();
    if (this.#draft.canUndo) this.#offerUndo();
  }

  #button(action: string): HTMLButtonElement {
    return partOf(this, `[data-action="${action}"]`, HTMLButtonElement);
  }

  #makeEditors(): void {
    for (const panel of this.querySelectorAll<HTMLElement>('[data-file]')) {
      const file = panel.dataset['file'] ?? '';
      const editor = new FileEditor(partOf(panel, 'pre', HTMLElement), {
        file,
        onEdit: () => {
          this.#edited();
        },
        onRun: () => {
          this.#run();
        },
      });
      this.#editors.set(file, editor);
    }
  }

  #texts(): Texts {
    return Object.fromEntries([...this.#editors].map(([file, editor]) => [file, editor.text]));
  }

  /** The build leaves the last line break out of the block. */
  #files(): ExampleFiles {
    return Object.fromEntries(Object.entries(this.#texts()).map(([file, text]) => [file, text.replace(/\n?$/, '\n')]));
  }

  #show(texts: Texts): void {
    for (const [file, text] of Object.entries(texts)) {
      const editor = this.#editors.get(file);
      if (editor !== undefined) editor.text = text;
    }
  }

  #run(): void {
    if (!this.#button('run').disabled) void this.#session?.run();
  }

  #edited(): void {
    const isKept = this.#draft?.save() ?? true;
    this.#showState();
    if (!isKept) this.#say(say('live.notKept'));
  }

  #reset(): void {
    this.#draft?.reset();
    this.#showState();
    this.#offerUndo();
  }

  #offerUndo(): void {
    this.#say(
      say('live.resetDone'),
      actionButton(say('live.undo'), () => {
        this.#draft?.undoReset();
        this.#showState();
        this.#say(say('live.undone'));
      }),
    );
  }

  #say(...parts: readonly (Node | string)[]): void {
    partOf(this, '[data-part="sentence"]', HTMLElement).replaceChildren(...parts.flatMap((part) => [part, ' ']));
  }

  #isStale(): boolean {
    const started = this.#session?.startedWith;
    if (this.#session?.state !== 'running' || started === undefined) return false;
    return Object.entries(this.#files()).some(([file, text]) => started[file] !== text);
  }

  #showState(): void {
    const state = this.#session?.state ?? 'idle';
    this.dataset['state'] = state;
    partOf(this, '[data-part="state"]', HTMLElement).textContent = say(`live.state.${state}`);
    this.#button('stop').disabled = state !== 'starting' && state !== 'running';
    this.#button('reset').disabled = !(this.#draft?.isEdited ?? false);
    this.#say(this.#isStale() ? say('live.edited') : (this.#session?.sentence ?? ''));
  }
}
