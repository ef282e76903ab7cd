/** The environment of a program as the reader can change it: a row for each variable, set or not. */
import { partOf } from '../ground/part.ts';
import { say } from '../ground/page-words.ts';

interface EnvironmentOptions {
  readonly onEdit: () => void;
  readonly onRun: () => void;
}

interface Variable {
  readonly name: string;
  readonly value: string;
  readonly isSet: boolean;
}

/** The draft's form, one line each: `PORT=4000`; `#DEBUG=1` is not set. */
function lineFromVariable({ name, value, isSet }: Variable): string {
  return `${isSet ? '' : '#'}${name}=${value}`;
}

function variableFromLine(line: string): Variable {
  const isSet = !line.startsWith('#');
  const text = isSet ? line : line.slice(1);
  const at = text.indexOf('=');
  return { name: text.slice(0, at), value: text.slice(at + 1), isSet };
}

function fieldOf(row: Element, name: 'set' | 'name' | 'value'): HTMLInputElement {
  return partOf(row, `[data-field="${name}"]`, HTMLInputElement);
}

export class EnvironmentTable {
  readonly #rows: HTMLTableSectionElement;
  readonly #blank: HTMLTemplateElement;
  readonly #add: HTMLButtonElement;
  readonly #options: EnvironmentOptions;

  constructor(place: HTMLElement, options: EnvironmentOptions) {
    this.#options = options;
    this.#rows = partOf(place, 'tbody', HTMLTableSectionElement);
    this.#blank = partOf(place, 'template', HTMLTemplateElement);
    this.#add = partOf(place, '[data-action="add-variable"]', HTMLButtonElement);
    for (const row of this.#rows.rows) this.#connect(row);
    this.#add.addEventListener('click', () => {
      fieldOf(this.#append({ name: '', value: '', isSet: true }), 'name').focus();
      options.onEdit();
    });
  }

  get #variables(): readonly Variable[] {
    return [...this.#rows.rows].map((row) => ({
      name: fieldOf(row, 'name').value.trim(),
      value: fieldOf(row, 'value').value,
      isSet: fieldOf(row, 'set').checked,
    }));
  }

  /** What the program is started with. */
  get variables(): Readonly<Record<string, string>> {
    const set = this.#variables.filter(({ name, isSet }) => isSet && name !== '');
    return Object.fromEntries(set.map(({ name, value }) => [name, value]));
  }

  get text(): string {
    return this.#variables.map(lineFromVariable).join('\n');
  }

  set text(text: string) {
    if (text === this.text) return;
    this.#rows.replaceChildren();
    for (const line of text.split('\n')) if (line !== '') this.#append(variableFromLine(line));
  }

  #append({ name, value, isSet }: Variable): HTMLTableRowElement {
    this.#rows.append(this.#blank.content.cloneNode(true));
    const row = this.#rows.rows.item(this.#rows.rows.length - 1);
    if (row === null) throw new Error('The template of a variable holds no row.');
    fieldOf(row, 'name').value = name;
    fieldOf(row, 'value').value = value;
    fieldOf(row, 'set').checked = isSet;
    this.#connect(row);
    return row;
  }

  #connect(row: HTMLTableRowElement): void {
    const [set, name, value] = [fieldOf(row, 'set'), fieldOf(row, 'name'), fieldOf(row, 'value')];
    const remove = partOf(row, '[data-action="remove-variable"]', HTMLButtonElement);
    const label = (): void => {
      const facts = { name: name.value.trim() || say('environment.unnamed') };
      set.setAttribute('aria-label', say('environment.set', facts));
      value.setAttribute('aria-label', say('environment.valueOf', facts));
      remove.setAttribute('aria-label', say('environment.remove', facts));
      row.toggleAttribute('data-unset', !set.checked);
    };
    row.addEventListener('input', (event) => {
      // No name has it in any system: what stands behind it is the value, as in a line that was pasted.
      const at = name.value.indexOf('=');
      if (at !== -1) {
        value.value = name.value.slice(at + 1) + value.value;
        name.value = name.value.slice(0, at);
        value.focus();
      }
      // In the draft's form it says that the variable is not set.
      if (name.value.startsWith('#')) name.value = name.value.replace(/^#+/, '');
      if ((event.target === value || at !== -1) && value.value !== '') set.checked = true;
      label();
      this.#options.onEdit();
    });
    row.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || event.target === remove) return;
      event.preventDefault();
      if (event.ctrlKey || event.metaKey) this.#options.onRun();
      else if (event.target === name) value.focus();
    });
    remove.addEventListener('click', () => {
      const neighbour = row.nextElementSibling ?? row.previousElementSibling;
      row.remove();
      if (neighbour === null) this.#add.focus();
      else fieldOf(neighbour, 'name').focus();
      this.#options.onEdit();
    });
    label();
  }
}
