/** A documented exchange: its request can be changed and sent, and what comes back is compared with the documented response. */
import { requestFromExchange } from '#checker/request.ts';
import { ExampleProblem, type HttpRequest, type HttpResponse } from '#runtime/contract.ts';
import { CellDraft } from './cell-draft.ts';
import { offerCopies } from './copy-as.ts';
import { onIntent, prepareRuntime } from './page-runtime.ts';
import { say } from './page-words.ts';
import { actionButton, element, partOf } from './part.ts';
import { PrintedLines } from './printed-lines.ts';
import { headersFromText, problemInJson, requestFromFields, type RequestFields } from './request-fields.ts';
import { RequestForm } from './request-form.ts';
import { showBody, showHead, showPrinted } from './response-pane.ts';
import { SendHistory } from './send-history.ts';
import { sentenceFromProblem } from './sentences.ts';
import { sessionOf } from './sessions.ts';
import { showVerdict } from './verdict.ts';

let sends = 0;

export class RequestCell extends HTMLElement {
  #form: RequestForm | undefined;
  #draft: CellDraft | undefined;
  #history: SendHistory | undefined;
  #sending: AbortController | undefined;

  connectedCallback(): void {
    const form = new RequestForm(partOf(this, 'form', HTMLFormElement));
    this.#form = form;
    this.#draft = new CellDraft(this, `exchange:${this.#example}/${this.#id}`, {
      texts: () => ({ ...form.fields }),
      show: (texts) => {
        form.fields = { ...form.fields, ...texts };
      },
    });
    this.#history = new SendHistory(
      partOf(this, '[data-part="history"]', HTMLDetailsElement),
      ({ fields, response, printed }) => {
        form.fields = fields;
        this.#edited();
        this.#show(response, printed);
      },
    );
    form.onSend(() => void this.#send());
    form.onEdit(() => {
      this.#edited();
    });
    this.#resetButton.addEventListener('click', () => {
      this.#reset();
    });
    offerCopies(
      this,
      () => this.#readRequest(),
      (sentence) => {
        this.#say(sentence);
      },
    );
    onIntent(this, prepareRuntime);
    this.#showEdited();
  }

  get #id(): string {
    return this.dataset['exchange'] ?? '';
  }

  get #example(): string {
    return this.dataset['of'] ?? '';
  }

  get #resetButton(): HTMLButtonElement {
    return partOf(this, '[data-action="reset"]', HTMLButtonElement);
  }

  #say(...parts: readonly (Node | string)[]): void {
    partOf(this, '[data-part="sentence"]', HTMLElement).replaceChildren(...parts.flatMap((part) => [part, ' ']));
  }

  #showEdited(): void {
    const isEdited = this.#draft?.isEdited ?? false;
    this.#resetButton.disabled = !isEdited;
    this.toggleAttribute('data-edited', isEdited);
  }

  #edited(): void {
    const isKept = this.#draft?.save() ?? true;
    this.#showEdited();
    if (!isKept) this.#say(say('live.notKept'));
  }

  #reset(): void {
    this.#draft?.reset();
    this.#showEdited();
    this.#say(
      say('live.resetDone'),
      actionButton(say('live.undo'), () => {
        this.#draft?.undoReset();
        this.#showEdited();
        this.#say(say('live.undone'));
      }),
    );
  }

  /** Undefined, with a sentence on the page, where the fields cannot be sent. */
  #readRequest(): HttpRequest | undefined {
    const fields = this.#form?.fields;
    if (fields === undefined) return undefined;
    const headers = headersFromText(fields.headers);
    if ('line' in headers) {
      this.#say(say('live.headerLine', { ...headers }));
      return undefined;
    }
    return requestFromFields(fields, headers);
  }

  async #send(): Promise<void> {
    const fields = this.#form?.fields;
    const edited = this.#readRequest();
    if (fields === undefined || edited === undefined || this.#sending !== undefined) return;
    const sending = new AbortController();
    this.#sending = sending;
    this.#begin(sending);
    const printed = new PrintedLines(sessionOf(this.#example));
    try {
      const content = await import('./example-content.ts');
      const exchange = await content.exchangeOf(this.#example, this.#id);
      const before = await this.#sendBefore(exchange.after ?? [], content);
      const isEdited = this.#draft?.isEdited ?? false;
      const request = isEdited ? edited : requestFromExchange(exchange.request);
      const response = await this.#sendOne(request, printed, sending.signal);
      const lines = await printed.settled(exchange.logs?.length ?? 0);
      this.#show(response, lines);
      this.#history?.add({ fields, response, printed: lines });
      const notes = [before, noteOnJson(fields, request)].filter((note) => note !== undefined);
      const differences = content.differencesFromDocumented(exchange, response, lines);
      this.dataset['verdict'] = differences.length === 0 ? 'matches' : 'differs';
      this.#say(...showVerdict(differences), ...notes);
    } catch (error) {
      if (!(error instanceof ExampleProblem)) throw error;
      this.#say(element('span', { class: 'trouble' }, sentenceFromProblem(error)), noteOnJson(fields, edited) ?? '');
    } finally {
      printed.close();
      this.#sending = undefined;
      this.removeAttribute('aria-busy');
      this.removeAttribute('data-sending');
    }
  }

  #begin(sending: AbortController): void {
    delete this.dataset['status'];
    delete this.dataset['verdict'];
    this.setAttribute('aria-busy', 'true');
    this.setAttribute('data-sending', '');
    const isRunning = sessionOf(this.#example).state === 'running';
    const sentence = isRunning ? say('live.sending') : say('live.startingFirst', { example: this.#example });
    this.#say(
      sentence,
      actionButton(say('live.cancel'), () => {
        sending.abort();
      }),
    );
  }

  /** An exchange may stand on earlier ones; those that this program has not answered are sent first. */
  async #sendBefore(
    ids: readonly string[],
    content: typeof import('./example-content.ts'),
  ): Promise<string | undefined> {
    const session = sessionOf(this.#example);
    if (ids.length > 0 && session.state !== 'running') await session.run();
    const missing = ids.filter((id) => !session.answered.has(id));
    for (const id of missing) {
      const { request } = await content.exchangeOf(this.#example, id);
      await session.send(requestFromExchange(request), { id: `${id}#${String((sends += 1))}` });
      session.answered.add(id);
    }
    return missing.length === 0 ? undefined : say('live.sentBefore', { ids: missing.join(', ') });
  }

  async #sendOne(request: HttpRequest, printed: PrintedLines, signal: AbortSignal): Promise<HttpResponse> {
    const session = sessionOf(this.#example);
    const id = `${this.#id}#${String((sends += 1))}`;
    printed.requestId = id;
    const response = await session.send(request, {
      id,
      signal,
      onHead: (head) => {
        showHead(this, head);
      },
    });
    session.answered.add(this.#id);
    return response;
  }

  #show(response: HttpResponse, printed: readonly string[]): void {
    showHead(this, response);
    showBody(this, response);
    showPrinted(this, printed);
    this.dataset['status'] = String(response.status);
    const ms = response.tookMs < 10 ? response.tookMs.toFixed(1) : response.tookMs.toFixed(0);
    partOf(this, '[data-part="source"]', HTMLElement).textContent = say('live.yours', { ms });
  }
}

function noteOnJson({ body }: RequestFields, { headers = [] }: HttpRequest): string | undefined {
  const reason = problemInJson(headers, body);
  return reason === undefined ? undefined : say('live.notJson', { reason });
}
