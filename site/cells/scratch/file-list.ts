/** The files of a program, to add, rename and remove: a tab and a panel for each. */
import { offerTabs, type ProgramInCell } from '../code.ts';
import type { ExampleFiles } from '#runtime/contract.ts';
import { quoted, visible } from '../../shown/a-programs-words.ts';
import { say } from '../ground/page-words.ts';
import { actionButton, element, fromTemplate, partOf } from '../ground/part.ts';
import { problemOfNames } from '../ground/program/file-names.ts';
import { ENTRY, MOST } from '../ground/program/own-program.ts';

interface FileListOptions {
  readonly onEdit: () => void;
  readonly tell: (...sentence: readonly (Node | string)[]) => void;
}

function textIn(file: string): string {
  return file.replace(/\n$/, '');
}

/** More files than this stand in a list. */
const SIDE_BY_SIDE = 7;

let panels = 0;

export class FileList {
  readonly #frame: HTMLElement;
  readonly #program: ProgramInCell;
  readonly #options: FileListOptions;
  readonly #openTab: (tab: HTMLElement) => void;
  readonly #form: HTMLFormElement;
  #renamed: string | undefined;

  constructor(frame: HTMLElement, program: ProgramInCell, options: FileListOptions) {
    this.#frame = frame;
    this.#program = program;
    this.#options = options;
    this.#openTab = offerTabs(frame, (file) => {
      program.open(file);
      this.#showChoices();
    });
    this.#form = partOf(frame, '[data-part="file-form"]', HTMLFormElement);
    this.#form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#submit();
    });
    this.#form.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') this.#closeForm();
    });
    this.#button('cancel-file').addEventListener('click', () => this.#closeForm());
    this.#button('add-file').addEventListener('click', () => this.#ask(undefined));
    this.#button('rename-file').addEventListener('click', () => this.#ask(this.#current));
    this.#button('remove-file').addEventListener('click', () => this.#remove(this.#current));
    this.#showChoices();
  }

  #button(action: string): HTMLButtonElement {
    return partOf(this.#frame, `[data-action="${action}"]`, HTMLButtonElement);
  }

  get #input(): HTMLInputElement {
    return partOf(this.#form, 'input', HTMLInputElement);
  }

  get #names(): readonly string[] {
    return Object.keys(this.#program.files);
  }

  /** The file that is shown. */
  get #current(): string {
    return partOf(this.#frame, '[data-file][data-open]', HTMLElement).dataset['file'] ?? ENTRY;
  }

  #panelOf(file: string): HTMLElement {
    return partOf(this.#frame, `[data-file="${CSS.escape(file)}"]`, HTMLElement);
  }

  #tabOf(file: string): HTMLElement {
    return partOf(this.#frame, `#${CSS.escape(`${this.#panelOf(file).id}-tab`)}`, HTMLElement);
  }

  /** Those of another program: nothing of the one before stays, not even in what undo would bring back. */
  show(files: ExampleFiles): void {
    const now = this.#program.files;
    const isSame = Object.keys(files).length === this.#names.length;
    if (!isSame || Object.entries(files).some(([file, text]) => now[file] !== text)) {
      for (const file of this.#names) this.#drop(file);
      for (const [file, text] of Object.entries(files)) this.#add(file, textIn(text));
    }
    this.#closeForm();
    this.#openTab(this.#tabOf(ENTRY));
  }

  /** As the build lays them out: many stand in a list beside the code, each folder above its first file. */
  #arrange(): void {
    const isMany = this.#names.length > SIDE_BY_SIDE;
    const list = partOf(this.#frame, '[role="tablist"]', HTMLElement);
    const files = partOf(this.#frame, '.files', HTMLElement);
    files.toggleAttribute('data-many', isMany);
    const place = isMany ? files : partOf(this.#frame, '.cell-bar', HTMLElement);
    if (list.parentElement !== place) place.prepend(list);
    if (isMany) list.setAttribute('aria-orientation', 'vertical');
    else list.removeAttribute('aria-orientation');
    let above = '';
    for (const folder of list.querySelectorAll('.tab-folder')) {
      folder.classList.toggle('is-same', isMany && folder.textContent === above);
      above = folder.textContent;
    }
  }

  #showChoices(): void {
    this.#arrange();
    const isEntry = this.#current === ENTRY;
    this.#button('rename-file').disabled = isEntry;
    this.#button('remove-file').disabled = isEntry;
  }

  #drop(file: string): void {
    this.#tabOf(file).remove();
    this.#panelOf(file).remove();
    this.#program.dropFile(file);
  }

  /** In its place: the entry first, then by name. */
  #add(file: string, text: string): void {
    panels += 1;
    const panel = fromTemplate(partOf(this.#frame, '[data-part="panel"]', HTMLTemplateElement));
    panel.id = `scratch-file-${panels}`;
    panel.dataset['file'] = file;
    panel.setAttribute('aria-labelledby', `${panel.id}-tab`);
    const at = file.lastIndexOf('/') + 1;
    const tab = element(
      'button',
      { type: 'button', role: 'tab', id: `${panel.id}-tab`, 'aria-controls': panel.id, 'aria-selected': 'false' },
      element('span', { class: 'tab-folder' }, visible(file.slice(0, at))),
      visible(file.slice(at)),
    );
    tab.tabIndex = -1;
    const next = this.#names.find((name) => name !== ENTRY && (file === ENTRY || name > file));
    if (next === undefined) {
      partOf(this.#frame, '[role="tablist"]', HTMLElement).append(tab);
      partOf(this.#frame, '.files', HTMLElement).append(panel);
    } else {
      this.#tabOf(next).before(tab);
      this.#panelOf(next).before(panel);
    }
    this.#program.connectFile(panel);
    this.#program.show({ [file]: text });
  }

  #ask(renamed: string | undefined): void {
    if (renamed === undefined && this.#names.length >= MOST.files) {
      const facts = { n: MOST.files + 1, most: MOST.files };
      this.#options.tell(say('scratch.problem.too-many-files', facts));
      return;
    }
    this.#renamed = renamed;
    this.#form.hidden = false;
    this.#button('name-file').textContent = say(renamed === undefined ? 'scratch.addIt' : 'scratch.renameIt');
    this.#input.value = renamed ?? '';
    this.#input.focus();
    this.#input.select();
  }

  #closeForm(): void {
    if (this.#form.contains(document.activeElement)) this.#button('add-file').focus();
    this.#form.hidden = true;
    this.#renamed = undefined;
  }

  #submit(): void {
    const file = this.#input.value.trim().normalize('NFC');
    const renamed = this.#renamed;
    if (file === renamed) {
      this.#closeForm();
      return;
    }
    const problem = problemOfNames([...this.#names.filter((name) => name !== renamed), file]);
    if (problem !== undefined) {
      const words = say(`scratch.problem.${problem.kind}`, { ...problem, file: quoted(problem.file, 80) });
      this.#options.tell(element('span', { class: 'trouble' }, words));
      this.#input.focus();
      return;
    }
    const text = renamed === undefined ? '' : (this.#program.texts[renamed] ?? '');
    if (renamed !== undefined) this.#drop(renamed);
    this.#add(file, text);
    this.#closeForm();
    this.#openTab(this.#tabOf(file));
    this.#tabOf(file).focus();
    this.#options.tell();
    this.#options.onEdit();
  }

  #remove(file: string): void {
    if (file === ENTRY) return;
    const text = this.#program.texts[file] ?? '';
    this.#drop(file);
    this.#openTab(this.#tabOf(ENTRY));
    this.#tabOf(ENTRY).focus();
    this.#options.onEdit();
    const undo = actionButton(say('scratch.undo'), () => {
      // Another one may be called so by now.
      if (problemOfNames([...this.#names, file]) === undefined) this.#add(file, text);
      this.#openTab(this.#tabOf(file));
      this.#tabOf(file).focus();
      this.#options.tell();
      this.#options.onEdit();
    });
    this.#options.tell(say('scratch.fileRemoved', { file: quoted(file, 80) }), undo);
  }
}
