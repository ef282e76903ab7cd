/**
 * Any request to the learner's program, by hand: there is nothing documented to compare the response with. It keeps a
 * draft of its own where the build has given it a starter; else whoever holds the cell hears of every edit as `input`.
 */
import type { HttpRequest } from '#runtime/contract.ts';
import { CellDraft } from './ground/cell-draft.ts';
import { offerCopies } from './request/copy-as.ts';
import { onIntent, prepareRuntime } from './ground/runtime/page-runtime.ts';
import { say } from './ground/page-words.ts';
import { actionButton, element, partOf, tell } from './ground/part.ts';
import { PrintedLines } from './request/printed-lines.ts';
import { noteOnJson, readRequest } from './request/read-request.ts';
import type { RequestFields } from '../shown/request-fields.ts';
import { offerRendered, offerViewsOf } from './request/rendered-body.ts';
import { RequestForm } from './request/request-form.ts';
import { showAnswer } from './request/response-pane.ts';
import { SendHistory, type Sent } from './request/send-history.ts';
import { sentenceFromError } from './ground/sentences.ts';
import { ToldWay } from './request/told-way.ts';
import { showWay } from './request/way-pane.ts';
import { sessionOf, type ExampleSession } from './session.ts';

let cells = 0;

export class FreeRequestCell extends HTMLElement {
  #form: RequestForm | undefined;
  #draft: CellDraft | undefined;
  #history: SendHistory | undefined;
  #sending: AbortController | undefined;
  #sends = 0;
  /** A page may have several, and each hears of its own requests only. */
  readonly #number = (cells += 1);

  connectedCallback(): void {
    const form = new RequestForm(partOf(this, 'form', HTMLFormElement));
    this.#form = form;
    if (this.dataset['starter'] !== undefined) this.#draft = this.#keptDraft(form);
    if (this.#showsWay) this.#session.tells.ways = true;
    this.#history = new SendHistory(partOf(this, '[data-part="history"]', HTMLDetailsElement), (sent) => {
      this.fields = sent.fields;
      this.#show(sent);
      tell(this);
    });
    form.onSend(() => void this.#send());
    form.onEdit(() => {
      if (this.#draft?.save() === false) tell(this, say('live.notKept'));
    });
    offerCopies(
      this,
      () => readRequest(this, this.#form?.fields),
      (sentence) => {
        tell(this, sentence);
      },
    );
    onIntent(this, prepareRuntime);
    offerRendered(this);
  }

  #keptDraft(form: RequestForm): CellDraft {
    return new CellDraft(this, `request:${this.#session.id}`, {
      texts: () => ({ ...form.fields }),
      show: (texts) => {
        form.fields = { ...form.fields, ...texts };
      },
    });
  }

  get fields(): RequestFields {
    return this.#form?.fields ?? { method: 'GET', path: '/', headers: '', body: '' };
  }

  set fields(fields: RequestFields) {
    if (this.#form === undefined) return;
    this.#form.fields = fields;
    if (this.#draft === undefined) this.dispatchEvent(new Event('input', { bubbles: true }));
    else this.#draft.save();
  }

  get #showsWay(): boolean {
    return this.querySelector('[data-part="way"]') !== null;
  }

  get #response(): HTMLElement {
    return partOf(this, '[data-part="response"]', HTMLElement);
  }

  get #session(): ExampleSession {
    return sessionOf(this.dataset['of'] ?? '');
  }

  /** Puts a request in place, ready to send. */
  offer(fields: RequestFields): void {
    if (this.#form === undefined) return;
    this.fields = fields;
    tell(this, say('check.offered'));
    this.scrollIntoView({ block: 'center' });
    partOf(this, '[data-action="send"]', HTMLButtonElement).focus({ preventScroll: true });
  }

  async #send(): Promise<void> {
    const fields = this.#form?.fields;
    const request = readRequest(this, this.#form?.fields);
    if (fields === undefined || request === undefined || this.#sending !== undefined) return;
    const sending = new AbortController();
    this.#sending = sending;
    this.setAttribute('aria-busy', 'true');
    const cancel = actionButton(say('live.cancel'), () => {
      sending.abort();
    });
    tell(this, say(this.#session.state === 'running' ? 'live.sending' : 'check.startingFirst'), cancel);
    const note = noteOnJson(fields, request);
    const { isStale } = this.#session;
    try {
      const sent = { fields, ...(await this.#receive(request, sending.signal)) };
      this.#show(sent);
      this.#history?.add(sent);
      tell(this, ...(isStale ? [say('live.ranBefore'), this.#runAndSend()] : []), note);
    } catch (error) {
      // The answer of an earlier request would stand under this one.
      this.#response.hidden = true;
      tell(this, element('span', { class: 'trouble' }, sentenceFromError(error)), note);
    } finally {
      this.#sending = undefined;
      this.removeAttribute('aria-busy');
    }
  }

  #runAndSend(): HTMLButtonElement {
    return actionButton(say('live.runAndSend'), () => {
      void this.#session.run().then(() => this.#send());
    });
  }

  async #receive(request: HttpRequest, signal: AbortSignal): Promise<Omit<Sent, 'fields'>> {
    const session = this.#session;
    this.#sends += 1;
    const id = `by-hand-${this.#number}#${this.#sends}`;
    const lines = new PrintedLines(session, id);
    const toldWay = this.#showsWay ? new ToldWay(session, id) : undefined;
    try {
      const response = await session.send(request, { id, signal });
      return { response, printed: await lines.settled(), way: await toldWay?.told() };
    } finally {
      lines.close();
      toldWay?.close();
    }
  }

  #show({ response, printed, way }: Sent): void {
    this.#response.hidden = false;
    showAnswer(this, response, printed);
    offerViewsOf(this, response.headers);
    if (this.#showsWay) showWay(this, way ?? [], response);
  }
}
