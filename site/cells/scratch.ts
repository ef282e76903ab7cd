/**
 * The reader's own program: its files, environment and requests, kept under its name. What arrives by an address never
 * runs by itself, and never takes the place of another program.
 */
import { quoted } from '../shown/a-programs-words.ts';
import { ProgramInCell } from './code.ts';
import { say } from './ground/page-words.ts';
import { onIntent } from './ground/runtime/page-runtime.ts';
import { actionButton, element, partOf, tell } from './ground/part.ts';
import { environmentFrom, nameFrom, type OwnProgram } from './ground/program/own-program.ts';
import { askToOpen } from './scratch/ask.ts';
import { addressOfExample, addressOfOwn, arrivalFrom } from './scratch/arrival.ts';
import { FileList } from './scratch/file-list.ts';
import { readShipped } from './scratch/shipped.ts';
import { sentenceOf } from './scratch/problem-words.ts';
import { ProgramList } from './scratch/program-list.ts';
import { RequestList } from './scratch/request-list.ts';
import { sameProgram, Shelf } from './scratch/shelf.ts';
import { offerTaking } from './scratch/taking.ts';
import { sentenceFromError } from './ground/sentences.ts';
import { scratchSession } from './session.ts';

export class ScratchCell extends HTMLElement {
  readonly #shelf = new Shelf();
  readonly #shipped = readShipped(this);
  #id: string | undefined;
  #isOpening = false;
  #hasOpened = false;
  #take: HTMLElement | undefined;
  #panes: { readonly program: ProgramInCell; readonly files: FileList; readonly requests: RequestList } | undefined;
  #list: ProgramList | undefined;

  connectedCallback(): void {
    const frame = partOf(this, '.code-cell', HTMLElement);
    const options = {
      onEdit: () => this.#edited(),
      tell: (...sentence: readonly (Node | string)[]) => tell(this, ...sentence),
    };
    const program = new ProgramInCell(frame, scratchSession(), options.onEdit);
    const files = new FileList(frame, program, options);
    this.#panes = { program, files, requests: new RequestList(this, options) };
    this.#list = new ProgramList(this, this.#shelf, {
      onOpen: (id) => void this.#openOwn(id),
      onRemove: (id) => void this.#remove(id),
    });
    onIntent(frame, () => program.prepareEditors());
    this.#name.addEventListener('input', options.onEdit);
    partOf(this, '[data-action="new"]', HTMLButtonElement).addEventListener('click', () => void this.#begin());
    partOf(this, '[data-part="examples"]', HTMLFormElement).addEventListener('submit', (event) => {
      event.preventDefault();
      const example = partOf(this, '[name="example"]', HTMLSelectElement).value;
      void this.#arrive(addressOfExample(example));
    });
    offerTaking(this, {
      program: () => this.#program,
      versions: this.#shipped.versions,
      onImport: (imported) => void this.#openBeside(imported, say('scratch.imported', { name: quoted(imported.name) })),
    });
    addEventListener('hashchange', () => void this.#arrive(location.hash));
    addEventListener('storage', ({ key }) => this.#hearOtherTab(key));
    void this.#arrive(location.hash);
  }

  get #name(): HTMLInputElement {
    return partOf(this, '[data-field="name"]', HTMLInputElement);
  }

  get #choice(): HTMLElement {
    return partOf(this, '[data-part="choice"]', HTMLElement);
  }

  /** As the reader has it now. */
  get #program(): OwnProgram {
    const { program, requests } = this.#panes ?? {};
    const environment = environmentFrom(program?.environment ?? '');
    const name = nameFrom(this.#name.value) || say('scratch.unnamed');
    return { name, files: program?.files ?? {}, environment, requests: requests?.fields ?? [] };
  }

  async #arrive(fragment: string): Promise<void> {
    const arrival = await arrivalFrom(fragment);
    const isFirst = !this.#hasOpened;
    // A place on this page, such as the text behind the skip link.
    if (!isFirst && arrival.kind === 'nothing') return;
    this.#choice.hidden = true;
    if (isFirst && arrival.kind !== 'own') this.#openUsual();
    switch (arrival.kind) {
      case 'nothing':
        return this.#tellRemoved();
      case 'own':
        return arrival.id === this.#id ? undefined : this.#openOwn(arrival.id);
      case 'program':
        return this.#offer(arrival.program);
      case 'problem':
        return tell(this, sentenceOf(arrival.problem));
      case 'failed':
        return tell(this, element('span', { class: 'trouble' }, sentenceFromError(arrival.error)));
    }
  }

  /** Says which program is open: so a reload and another tab find it. */
  #address(): void {
    history.replaceState(history.state, '', this.#id === undefined ? location.pathname : addressOfOwn(this.#id));
  }

  /** What the reader had open last, or else the program that the site begins with. */
  #openUsual(): void {
    const kept = this.#shelf.list();
    const last = kept.find(({ id }) => id === this.#shelf.last) ?? kept[0];
    if (last === undefined) this.#show(undefined, this.#shipped.program);
    else this.#show(last.id, this.#shelf.read(last.id) ?? last.program);
  }

  #tellRemoved(): void {
    const removed = this.#shelf.lastRemoved;
    if (removed !== undefined) this.#tellRemoval(removed.id, removed.program);
  }

  #show(id: string | undefined, program: OwnProgram): void {
    this.#isOpening = true;
    this.#hasOpened = true;
    this.#id = id;
    this.#name.value = program.name;
    this.#panes?.files.show(program.files);
    this.#panes?.requests.show(program.requests);
    if (this.#panes !== undefined) this.#panes.program.environment = program.environment;
    this.#isOpening = false;
    this.#panes?.program.forget();
    if (id !== undefined) this.#shelf.opened(id);
    this.#list?.show(id);
    tell(this);
  }

  async #openOwn(id: string): Promise<void> {
    const program = this.#shelf.read(id);
    if (program === undefined) {
      if (!this.#hasOpened) this.#openUsual();
      tell(this, element('span', { class: 'trouble' }, say('scratch.notHere')));
      return;
    }
    await scratchSession().stop();
    this.#show(id, program);
    this.#address();
  }

  /** Nothing of the reader's own is there to be kept: it opens at once. Else the reader is asked. */
  async #offer(program: OwnProgram): Promise<void> {
    const known = this.#shelf.list().find((each) => sameProgram(each.program, program));
    const done = say('scratch.opened', { name: quoted(program.name || say('scratch.unnamed')) });
    if (known !== undefined) {
      await this.#openOwn(known.id);
      tell(this, say('scratch.known', { name: quoted(known.program.name) }));
    } else if (this.#shelf.list().length === 0) await this.#openBeside(program, done);
    else await this.#ask(program, done);
  }

  async #ask(program: OwnProgram, done: string): Promise<void> {
    if ((await askToOpen(this.#choice, program)) === 'open') await this.#openBeside(program, done);
    else this.#address();
    partOf(this, '[data-action="run"]', HTMLButtonElement).focus({ preventScroll: true });
  }

  async #openBeside(program: OwnProgram, done: string): Promise<void> {
    this.#choice.hidden = true;
    await scratchSession().stop();
    const name = this.#shelf.freeName(program.name || say('scratch.unnamed'));
    const { id, isKept } = this.#shelf.write(undefined, { ...program, name });
    this.#show(id, { ...program, name });
    // Where it is not kept, the address goes on holding it.
    if (isKept) this.#address();
    tell(this, done, isKept ? '' : say('live.notKept'));
  }

  async #begin(): Promise<void> {
    await this.#openBeside(this.#shipped.program, say('scratch.begun'));
    this.#name.focus();
    this.#name.select();
  }

  #edited(): void {
    if (this.#isOpening) return;
    const program = this.#program;
    const { id, isKept, besideAs, problem } = this.#shelf.write(this.#id, program);
    this.#id = id;
    // A link that waits for the reader's answer stays in the address.
    if (isKept && this.#choice.hidden) this.#address();
    this.#shelf.opened(id);
    if (besideAs !== undefined) this.#name.value = besideAs;
    this.#panes?.program.showState();
    this.#list?.showEdited(id, program);
    if (problem !== undefined) tell(this, sentenceOf(problem), say('live.notKept'));
    else if (!isKept) tell(this, say('live.notKept'));
    else if (besideAs !== undefined) tell(this, say('scratch.besideAs', { name: quoted(besideAs) }));
  }

  async #remove(id: string): Promise<void> {
    const program = this.#shelf.read(id);
    if (program === undefined) return;
    this.#shelf.remove(id);
    if (id === this.#id) {
      await scratchSession().stop();
      this.#openUsual();
      this.#address();
    } else this.#list?.show(this.#id);
    this.#tellRemoval(id, program).focus();
  }

  #tellRemoval(id: string, program: OwnProgram): HTMLElement {
    const undo = actionButton(say('scratch.undo'), () => {
      this.#shelf.read(id);
      void this.#openOwn(this.#shelf.write(id, program).id);
    });
    tell(this, say('scratch.removed', { name: quoted(program.name) }), undo);
    return undo;
  }

  #hearOtherTab(key: string | null): void {
    this.#list?.show(this.#id);
    if (this.#id === undefined || key !== Shelf.keyOf(this.#id)) return;
    const id = this.#id;
    // Said once, however much the other tab writes.
    if (this.#take?.isConnected === true) return;
    const take = actionButton(say('scratch.takeOther'), () => void this.#openOwn(id));
    this.#take = take;
    tell(this, say('scratch.otherTab'), take);
  }
}
