/** What a reader does with a log: go to the line of an error, filter, copy, clear. Fetched with the first line. */
import type { LogLine } from '#runtime/contract.ts';
import { editedProgram, type EditedProgram, type MarkedLine, type ProgramParts } from '../editor-program.ts';
import { copyText } from '../ground/copy-text.ts';
import { clearLog } from '../ground/log-pane.ts';
import { say } from '../ground/page-words.ts';
import { actionButton, element } from '../ground/part.ts';
import { placesIn } from './line-places.ts';
import { RunHearing } from './told-by-run.ts';

/** So many lines are marked at most: a loop that fails says the same again and again. */
const MARKED = 20;

const known = new WeakMap<Element, LogTools>();

export function toolsOf(pane: HTMLElement, parts: ProgramParts): LogTools {
  const tools = known.get(pane) ?? new LogTools(pane, editedProgram(parts));
  known.set(pane, tools);
  return tools;
}

export class LogTools {
  readonly #pane: HTMLElement;
  readonly #program: EditedProgram;
  readonly #filter = element('input', { type: 'search', 'aria-label': say('live.log.filter') });
  readonly #said = element('span', { role: 'status' });
  #hearing = new RunHearing();
  /** Its files, as they were called when it first spoke. */
  #namesOfRun: readonly string[] | undefined;
  #marked: Record<string, MarkedLine[]> = {};

  constructor(pane: HTMLElement, program: EditedProgram) {
    this.#pane = pane;
    this.#program = program;
    this.#filter.placeholder = say('live.log.filter');
    this.#filter.spellcheck = false;
    this.#filter.addEventListener('input', () => {
      for (const line of this.#lines) this.#sift(line);
    });
    const bar = element(
      'span',
      { class: 'log-tools', role: 'group', 'aria-label': say('live.log.tools') },
      this.#filter,
      actionButton(say('live.log.copy'), () => this.#copy()),
      actionButton(say('live.log.clear'), () => clearLog(pane)),
      this.#said,
    );
    pane.parentElement?.querySelector('.log-title')?.append(bar);
    const observer = new MutationObserver(() => this.#dress());
    observer.observe(pane, { childList: true });
    this.#dress();
  }

  get #lines(): readonly HTMLElement[] {
    return [...this.#pane.querySelectorAll<HTMLElement>('.log-line')];
  }

  get #names(): readonly string[] {
    return Object.keys(this.#program.files());
  }

  /** Every line of the run, also those that the pane does not show. */
  hear(line: LogLine): void {
    const told = this.#hearing.hear(line, (this.#namesOfRun ??= this.#names));
    if (told === undefined) return;
    const { file, line: number } = told.place;
    const marked = (this.#marked[file] ??= []);
    if (marked.length >= MARKED || marked.some((each) => each.line === number && each.words === told.words)) return;
    marked.push({ line: number, words: told.words });
    this.#program.mark(this.#marked);
  }

  /** The program starts again. */
  forget(): void {
    this.#namesOfRun = undefined;
    this.#hearing = new RunHearing();
    this.#program.mark(Object.fromEntries(Object.keys(this.#marked).map((file) => [file, []])));
    this.#marked = {};
  }

  #sift(line: HTMLElement): void {
    const wanted = this.#filter.value.trim().toLowerCase();
    line.hidden = wanted !== '' && !line.textContent.toLowerCase().includes(wanted);
  }

  /** Lines that have come since the last time. */
  #dress(): void {
    const names = this.#names;
    for (const line of this.#pane.querySelectorAll<HTMLElement>('.log-line:not([data-dressed])')) {
      line.dataset['dressed'] = '';
      this.#link(line, names);
      this.#sift(line);
    }
    this.#said.textContent = '';
  }

  #link(line: HTMLElement, names: readonly string[]): void {
    const text = line.firstChild;
    if (!(text instanceof Text)) return;
    // From the end, so that the places before it stay where they are.
    for (const { file, line: number, column, from, to } of placesIn(text.data, names).toReversed()) {
      const rest = text.splitText(from);
      rest.splitText(to - from);
      rest.replaceWith(actionButton(rest.data, () => void this.#program.go(file, number, column)));
    }
  }

  #copy(): void {
    const lines = this.#lines.filter((line) => !line.hidden).map((line) => line.textContent);
    copyText(lines.join('\n'), say('live.copied'), (sentence) => this.#said.replaceChildren(sentence));
  }
}
