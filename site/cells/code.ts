/** The code of an example: its files and environment, Run, Stop, Reset, the log and the timeline. */
import type { ExampleFiles, SignalName } from '#runtime/contract.ts';
import { CellDraft } from './ground/cell-draft.ts';
import { EnvironmentTable } from './code/environment-table.ts';
import { FileEditor } from './editor.ts';
import { addLogLine, clearLog } from './ground/log-pane.ts';
import { onIntent, prepareRuntime } from './ground/runtime/page-runtime.ts';
import { say } from './ground/page-words.ts';
import { actionButton, partOf, tell } from './ground/part.ts';
import { sessionOf, type ExampleSession, type StartedWith } from './session.ts';
import { offerTabs } from './code/tabs.ts';

type Texts = Readonly<Record<string, string>>;

/** The environment's place in the draft; no file is called so. */
const ENVIRONMENT = 'environment:';

const SIGNALS: readonly SignalName[] = ['SIGINT', 'SIGTERM'];

export class CodeCell extends HTMLElement {
  readonly #editors = new Map<string, FileEditor>();
  #environment: EnvironmentTable | undefined;
  #session: ExampleSession | undefined;
  #draft: CellDraft | undefined;

  connectedCallback(): void {
    const id = this.dataset['example'] ?? '';
    const session = sessionOf(id);
    this.#session = session;
    this.#makeEditors();
    this.#makeEnvironment();
    this.#draft = new CellDraft(this, `example:${id}`, {
      texts: () => ({ ...this.#texts(), ...(this.#environment && { [ENVIRONMENT]: this.#environment.text }) }),
      show: (texts) => {
        this.#show(texts);
      },
    });
    const shippedEnv = session.source.env;
    session.source = {
      files: () => Promise.resolve(this.#files()),
      env: async () => this.#environment?.variables ?? shippedEnv(),
      isChangedSince: (started) => this.#isChangedSince(started),
    };
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
    this.#offerTimeline(session);
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

  #makeEnvironment(): void {
    const place = this.querySelector('[data-part="environment"]');
    if (!(place instanceof HTMLElement)) return;
    this.#environment = new EnvironmentTable(place, {
      onEdit: () => {
        this.#edited();
      },
      onRun: () => {
        this.#run();
      },
    });
  }

  #offerTimeline(session: ExampleSession): void {
    if (this.querySelector('[data-part="timeline"]') === null) return;
    session.tells.life = true;
    const timeline = once(async () => new (await import('./code/timeline.ts')).Timeline(this));
    session.listen({
      onLife: (event) => void timeline().then((drawn) => drawn.add(event)),
    });
    for (const name of SIGNALS) {
      this.#button(name).addEventListener('click', () => {
        session.signal(name);
      });
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
    if (this.#environment !== undefined) this.#environment.text = texts[ENVIRONMENT] ?? this.#environment.text;
  }

  #run(): void {
    if (!this.#button('run').disabled) void this.#session?.run();
  }

  #edited(): void {
    const isKept = this.#draft?.save() ?? true;
    this.#showState();
    if (!isKept) tell(this, say('live.notKept'));
  }

  #reset(): void {
    this.#draft?.reset();
    this.#showState();
    this.#offerUndo();
  }

  #offerUndo(): void {
    tell(
      this,
      say('live.resetDone'),
      actionButton(say('live.undo'), () => {
        this.#draft?.undoReset();
        this.#showState();
        tell(this, say('live.undone'));
      }),
    );
  }

  #isChangedSince(started: StartedWith): boolean {
    const env = this.#environment?.variables ?? started.env;
    return differ(this.#files(), started.files) || differ(env, started.env) || differ(started.env, env);
  }

  #showState(): void {
    const state = this.#session?.state ?? 'idle';
    this.dataset['state'] = state;
    partOf(this, '[data-part="state"]', HTMLElement).textContent = say(`live.state.${state}`);
    const isAlive = state === 'starting' || state === 'running';
    this.#button('stop').disabled = !isAlive;
    for (const signal of this.querySelectorAll<HTMLButtonElement>('.timeline [data-action]'))
      signal.disabled = !isAlive;
    this.#button('reset').disabled = !(this.#draft?.isEdited ?? false);
    const isStale = this.#session?.isStale ?? false;
    this.toggleAttribute('data-stale', isStale);
    tell(this, isStale ? say('live.edited') : (this.#session?.sentence ?? ''));
  }
}

function differ(now: Texts, then: Texts): boolean {
  return Object.entries(now).some(([key, text]) => then[key] !== text);
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}
