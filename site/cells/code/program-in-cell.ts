/** A program where the reader edits it: its files and environment, Run, Stop, the log and the timeline. Who keeps the text is not its concern. */
import type { ExampleFiles, SignalName } from '#runtime/contract.ts';
import { FileEditor } from '../editor.ts';
import type { ProgramParts } from '../editor-program.ts';
import { addLogLine, clearLog } from '../ground/log-pane.ts';
import { onIntent, prepareRuntime } from '../ground/runtime/page-runtime.ts';
import { say } from '../ground/page-words.ts';
import { partOf, tell } from '../ground/part.ts';
import type { ExampleSession, StartedWith } from '../session.ts';
import { EnvironmentTable } from './environment-table.ts';
import type { LogTools } from './log-tools.ts';

type Texts = Readonly<Record<string, string>>;

/** The environment's place among the texts; no file is called so. */
const ENVIRONMENT = 'environment:';

const SIGNALS: readonly SignalName[] = ['SIGINT', 'SIGTERM'];

export class ProgramInCell implements ProgramParts {
  readonly cell: HTMLElement;
  readonly #session: ExampleSession;
  readonly onEdit: () => void;
  readonly editors = new Map<string, FileEditor>();
  readonly #environment: EnvironmentTable | undefined;
  #opened = '';
  #isNear = false;
  readonly #hint: string;

  constructor(cell: HTMLElement, session: ExampleSession, onEdit: () => void) {
    this.cell = cell;
    this.#hint = partOf(cell, '.hint', HTMLElement).textContent;
    this.#session = session;
    this.onEdit = onEdit;
    for (const panel of cell.querySelectorAll<HTMLElement>('[data-file]')) this.connectFile(panel);
    const place = cell.querySelector<HTMLElement>('[data-part="environment"]');
    this.#environment = place === null ? undefined : new EnvironmentTable(place, { onEdit, onRun: this.#run });
    const shippedEnv = session.source.env;
    session.source = {
      files: () => Promise.resolve(this.files),
      env: async () => this.#environment?.variables ?? shippedEnv(),
      isChangedSince: (started) => this.#isChangedSince(started),
    };
    const log = partOf(cell, '[data-part="log"]', HTMLElement);
    // Asked for once a run, and not for each line. Where they do not come, the log is as it was.
    let coming: Promise<LogTools> | undefined;
    const tools = (act: (all: LogTools) => void): void => {
      coming ??= import('./log-tools.ts').then(({ toolsOf }) => toolsOf(log, this));
      coming.then(act).catch(() => undefined);
    };
    session.listen({
      onState: () => {
        this.showState();
      },
      onStart: () => {
        clearLog(log);
        coming = undefined;
        tools((all) => all.forget());
      },
      onLine: (line, origin) => {
        addLogLine(log, line, origin);
        tools((all) => all.hear(line));
      },
    });
    this.#offerTimeline();
    this.#button('run').addEventListener('click', this.#run);
    this.#button('stop').addEventListener('click', () => void session.stop());
    onIntent(cell, prepareRuntime);
  }

  readonly #run = (): void => {
    if (!this.#button('run').disabled) void this.#session.run();
  };

  #button(action: string): HTMLButtonElement {
    return partOf(this.cell, `[data-action="${action}"]`, HTMLButtonElement);
  }

  connectFile(panel: HTMLElement): void {
    const file = panel.dataset['file'] ?? '';
    const editor = new FileEditor(partOf(panel, 'pre', HTMLElement), {
      file,
      program: this,
      onEdit: this.onEdit,
      onRun: this.#run,
      onEditor: (isHere) => {
        const hint = partOf(this.cell, '.hint', HTMLElement);
        hint.textContent = isHere ? this.#hint : say('live.plainEditor');
      },
    });
    this.editors.set(file, editor);
  }

  dropFile(file: string): void {
    this.editors.delete(file);
  }

  /** For the tabs. */
  readonly open = (file: string): void => {
    for (const [name, editor] of this.editors) editor.isActive = name === file;
    this.#opened = file;
    if (this.#isNear) this.editors.get(file)?.prepare();
  };

  /** The reader comes near: a text that the build has not coloured is coloured by its editor. */
  prepareEditors(): void {
    this.#isNear = true;
    this.editors.get(this.#opened)?.prepare();
  }

  #offerTimeline(): void {
    if (this.cell.querySelector('[data-part="timeline"]') === null) return;
    this.#session.tells.life = true;
    const timeline = once(async () => new (await import('./timeline.ts')).Timeline(this.cell));
    this.#session.listen({
      onLife: (event) => void timeline().then((drawn) => drawn.add(event)),
    });
    for (const name of SIGNALS) {
      this.#button(name).addEventListener('click', () => {
        this.#session.signal(name);
      });
    }
  }

  /** As they stand in the editors, with the environment where it can be changed. */
  get texts(): Texts {
    const files = [...this.editors].map(([file, editor]) => [file, editor.text] as const);
    return { ...Object.fromEntries(files), ...(this.#environment && { [ENVIRONMENT]: this.#environment.text }) };
  }

  /** The build leaves the last line break out of the block. */
  get files(): ExampleFiles {
    const files = [...this.editors].map(([file, editor]) => [file, editor.text.replace(/\n?$/, '\n')] as const);
    return Object.fromEntries(files);
  }

  /** As its table holds it; undefined where there is none. */
  get environment(): string | undefined {
    return this.#environment?.text;
  }

  set environment(text: string | undefined) {
    if (this.#environment !== undefined && text !== undefined) this.#environment.text = text;
  }

  show(texts: Texts): void {
    for (const [file, text] of Object.entries(texts)) {
      const editor = this.editors.get(file);
      if (editor !== undefined) editor.text = text;
    }
    this.environment = texts[ENVIRONMENT] ?? this.environment;
  }

  /** For another program in this place: nothing that the one before has said stays. */
  forget(): void {
    clearLog(partOf(this.cell, '[data-part="log"]', HTMLElement));
    const hide = (part: string, isHidden: boolean): void => {
      this.cell.querySelector(`[data-part="${part}"]`)?.toggleAttribute('hidden', isHidden);
    };
    hide('timeline-drawing', true);
    hide('timeline-empty', false);
    this.cell.querySelector('[data-part="timeline-words"]')?.replaceChildren();
    this.showState();
  }

  #isChangedSince(started: StartedWith): boolean {
    const { files } = this;
    const env = this.#environment?.variables ?? started.env;
    return differ(files, started.files) || differ(env, started.env);
  }

  showState(): void {
    const { state, isStale, sentence } = this.#session;
    this.cell.dataset['state'] = state;
    partOf(this.cell, '[data-part="state"]', HTMLElement).textContent = say(`live.state.${state}`);
    const isAlive = state === 'starting' || state === 'running';
    this.#button('stop').disabled = !isAlive;
    for (const signal of this.cell.querySelectorAll<HTMLButtonElement>('.timeline [data-action]'))
      signal.disabled = !isAlive;
    this.cell.toggleAttribute('data-stale', isStale);
    tell(this.cell, isStale ? say('live.edited') : sentence);
  }
}

function differ(now: Texts, then: Texts): boolean {
  const lacks = (these: Texts, those: Texts): boolean =>
    Object.entries(these).some(([key, text]) => those[key] !== text);
  return lacks(now, then) || lacks(then, now);
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}
