/** The fields of a request cell. */
import type { RequestFields } from '../../shown/request-fields.ts';
import type { CellTexts } from '../ground/cell-draft.ts';
import { partOf } from '../ground/part.ts';

const ROWS_AT_MOST = 16;

function fitRows(area: HTMLTextAreaElement): void {
  area.rows = Math.min(ROWS_AT_MOST, area.value.split('\n').length);
}

export class RequestForm {
  readonly #form: HTMLFormElement;
  readonly #method: HTMLSelectElement;
  readonly #path: HTMLInputElement;
  readonly #headers: HTMLTextAreaElement;
  readonly #body: HTMLTextAreaElement;
  readonly #heard: (() => void)[] = [];

  /** @param given what is to stand in its fields; else what the build has put there */
  constructor(form: HTMLFormElement, given?: RequestFields) {
    this.#form = form;
    this.#method = partOf(form, '[name="method"]', HTMLSelectElement);
    this.#path = partOf(form, '[name="path"]', HTMLInputElement);
    this.#headers = partOf(form, '[name="headers"]', HTMLTextAreaElement);
    this.#body = partOf(form, '[name="body"]', HTMLTextAreaElement);
    if (given !== undefined) this.fields = given;
    form.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      if (form.querySelector('[type="submit"]:enabled') !== null) form.requestSubmit();
    });
  }

  get fields(): RequestFields {
    return {
      method: this.#method.value,
      path: this.#path.value,
      headers: this.#headers.value,
      body: this.#body.value,
    };
  }

  set fields({ method, path, headers, body }: RequestFields) {
    // One of those that few requests have.
    if (method !== '' && !Array.from(this.#method.options, ({ value }) => value).includes(method))
      this.#method.append(new Option(method));
    this.#method.value = method;
    this.#path.value = path;
    this.#headers.value = headers;
    // What is the same already keeps its way back.
    if (this.#body.value !== body) this.#body.value = body;
    this.#fit();
  }

  /** For a draft. */
  texts(onChange: () => void): CellTexts {
    return {
      texts: () => ({ ...this.fields }),
      show: (texts) => {
        this.fields = { ...this.fields, ...texts };
      },
      onChange,
    };
  }

  #fit(): void {
    this.#method.dataset['method'] = this.#method.value;
    for (const area of [this.#headers, this.#body]) {
      fitRows(area);
      const field = area.closest('details');
      if (area.value !== '' && field !== null) field.open = true;
    }
    for (const act of this.#heard) act();
  }

  /** Now, and whenever a field has got another text, by whomever. */
  onText(act: () => void): void {
    this.#heard.push(act);
    act();
  }

  onEdit(act: () => void): void {
    this.#form.addEventListener('input', () => {
      this.#fit();
      act();
    });
  }

  onSend(act: () => void): void {
    this.#form.addEventListener('submit', (event) => {
      event.preventDefault();
      act();
    });
  }
}
