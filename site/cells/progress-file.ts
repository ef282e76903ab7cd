/** Saves all progress as one file, and takes such a file in. What an import replaced can be brought back. */
import { forget, keptKeys, recall, remember } from '../drafts.ts';
import { say } from './ground/page-words.ts';
import { actionButton, element, partOf, tell } from './ground/part.ts';
import { saveFile } from './ground/save-file.ts';
import type { Entries, ImportProblem } from './progress/progress-content.ts';

/** The entries as they were before the last import. */
const BEFORE_IMPORT = 'notebook:before-import:1';

function sentenceFromProblem(problem: ImportProblem): string {
  switch (problem.kind) {
    case 'not-json':
      return say('progress.import.not-json', { reason: problem.reason });
    case 'other-file':
      return say('progress.import.other-file');
    case 'later-version':
      return say('progress.import.later-version', { version: problem.version });
    case 'broken':
      return say('progress.import.broken', { place: problem.place, reason: problem.reason });
  }
}

function textsFrom(value: unknown): Entries {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, text]) => (typeof text === 'string' ? [[key, text] as const] : [])),
  );
}

/** False, with everything as it was, where the browser does not keep it all. */
function writeAll(entries: Entries, present: Entries): boolean {
  const isKept = Object.entries(entries).every(([key, text]) => remember(key, text));
  if (!isKept) restore(present, Object.keys(entries));
  return isKept;
}

function restore(present: Entries, written: readonly string[]): void {
  for (const key of written) if (present[key] === undefined) forget(key);
  for (const [key, text] of Object.entries(present)) remember(key, text);
}

export class ProgressFile extends HTMLElement {
  connectedCallback(): void {
    partOf(this, '[data-action="export"]', HTMLButtonElement).addEventListener('click', () => void this.#export());
    const input = partOf(this, 'input[type="file"]', HTMLInputElement);
    input.addEventListener('change', () => {
      const [file] = input.files ?? [];
      if (file !== undefined) void this.#import(file);
      input.value = '';
    });
    if (recall(BEFORE_IMPORT) !== null) this.#say('progress.canUndo', {}, this.#undoButton());
  }

  #say(key: Parameters<typeof say>[0], facts: Parameters<typeof say>[1], ...more: readonly Node[]): void {
    tell(this, say(key, facts), ...more);
  }

  async #present(): Promise<Entries> {
    const { isKeptOfLearner } = await import('./progress/progress-content.ts');
    return Object.fromEntries(
      keptKeys()
        .filter(isKeptOfLearner)
        .map((key) => [key, recall(key) ?? '']),
    );
  }

  async #export(): Promise<void> {
    const { textFromEntries } = await import('./progress/progress-content.ts');
    const now = new Date().toISOString();
    const text = textFromEntries(await this.#present(), now);
    saveFile(`express-notebook-${now.slice(0, 10)}.json`, new Blob([text], { type: 'application/json' }));
    this.#say('progress.exported', {});
  }

  async #import(file: File): Promise<void> {
    const { entriesFromProgress, progressFromText } = await import('./progress/progress-content.ts');
    const text = await file.text().catch(() => undefined);
    if (text === undefined) {
      tell(this, element('span', { class: 'trouble' }, say('progress.import.unreadable', { name: file.name })));
      return;
    }
    const outcome = progressFromText(text);
    if ('problem' in outcome) {
      tell(this, element('span', { class: 'trouble' }, sentenceFromProblem(outcome.problem)));
      return;
    }
    const present = await this.#present();
    const entries = entriesFromProgress(outcome.progress, present);
    if (!writeAll(entries, present)) {
      tell(this, element('span', { class: 'trouble' }, say('progress.import.not-kept')));
      return;
    }
    const written = Object.fromEntries(Object.keys(entries).map((key) => [key, '']));
    remember(BEFORE_IMPORT, JSON.stringify({ present, written }));
    await this.#refresh();
    this.#say('progress.imported', { count: Object.keys(entries).length }, this.#undoButton());
  }

  #undoButton(): HTMLButtonElement {
    return actionButton(say('progress.undoImport'), () => {
      const before: unknown = JSON.parse(recall(BEFORE_IMPORT) ?? '{}');
      const at = (key: string): Entries => textsFrom(Reflect.get(Object(before), key));
      restore(at('present'), Object.keys(at('written')));
      forget(BEFORE_IMPORT);
      void this.#refresh();
      this.#say('progress.importUndone', {});
    });
  }

  /** Every mark of the page says what is kept now. */
  async #refresh(): Promise<void> {
    const { RECORD_CHANGED } = await import('./ground/assignment-record.ts');
    document.dispatchEvent(new Event(RECORD_CHANGED));
  }
}
