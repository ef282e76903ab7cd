/** A documented exchange: its request can be changed and sent, and what comes back is compared with the documented response. */
import { ExampleProblem } from '#runtime/contract.ts';
import { CellDraft } from './cell-draft.ts';
import { offerCopies } from './copy-as.ts';
import { offerToShow, tellOutcome } from './kept-back.ts';
import { onIntent, prepareRuntime } from './page-runtime.ts';
import { say } from './page-words.ts';
import { actionButton, element, partOf, tell } from './part.ts';
import { noteOnJson, readRequest } from './read-request.ts';
import { offerRendered, offerViewsOf } from './rendered-body.ts';
import { RequestForm } from './request-form.ts';
import { showAnswer, showHead } from './response-pane.ts';
import { sendExchange } from './send-exchange.ts';
import { SendHistory, type Sent } from './send-history.ts';
import { sentenceFromProblem } from './sentences.ts';
import { sessionOf } from './sessions.ts';
import { showVerdict } from './verdict.ts';
import { showWay } from './way-pane.ts';

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
    this.#history = new SendHistory(partOf(this, '[data-part="history"]', HTMLDetailsElement), (sent) => {
      form.fields = sent.fields;
      this.#edited();
      this.#show(sent);
      delete this.dataset['verdict'];
      tell(this);
    });
    if (this.#showsWay) sessionOf(this.#example).tells.ways = true;
    form.onSend(() => void this.#send());
    form.onEdit(() => {
      this.#edited();
    });
    this.#resetButton.addEventListener('click', () => {
      this.#reset();
    });
    offerCopies(
      this,
      () => readRequest(this, this.#form?.fields),
      (sentence) => {
        tell(this, sentence);
      },
    );
    onIntent(this, prepareRuntime);
    offerToShow(this);
    offerRendered(this);
    this.#showEdited();
  }

  get #id(): string {
    return this.dataset['exchange'] ?? '';
  }

  get #example(): string {
    return this.dataset['of'] ?? '';
  }

  get #showsWay(): boolean {
    return this.querySelector('[data-part="way"]') !== null;
  }

  get #resetButton(): HTMLButtonElement {
    return partOf(this, '[data-action="reset"]', HTMLButtonElement);
  }

  #showEdited(): void {
    const isEdited = this.#draft?.isEdited ?? false;
    this.#resetButton.disabled = !isEdited;
    this.toggleAttribute('data-edited', isEdited);
  }

  #edited(): void {
    const isKept = this.#draft?.save() ?? true;
    this.#showEdited();
    if (!isKept) tell(this, say('live.notKept'));
  }

  #reset(): void {
    this.#draft?.reset();
    this.#showEdited();
    tell(
      this,
      say('live.resetDone'),
      actionButton(say('live.undo'), () => {
        this.#draft?.undoReset();
        this.#showEdited();
        tell(this, say('live.undone'));
      }),
    );
  }

  async #send(): Promise<void> {
    const fields = this.#form?.fields;
    const request = readRequest(this, this.#form?.fields);
    if (fields === undefined || request === undefined || this.#sending !== undefined) return;
    const sending = new AbortController();
    this.#sending = sending;
    this.#begin(sending);
    try {
      const edited = this.#draft?.isEdited === true ? request : undefined;
      const { before, differences, ...received } = await sendExchange(sessionOf(this.#example), this.#id, {
        edited,
        signal: sending.signal,
        onHead: (head) => {
          showHead(this, head);
        },
      });
      const sent = { fields, ...received };
      this.#show(sent);
      tellOutcome(this);
      this.#history?.add(sent);
      this.dataset['verdict'] = differences.length === 0 ? 'matches' : 'differs';
      tell(this, ...showVerdict(differences), noteOnBefore(before), noteOnJson(fields, request));
    } catch (error) {
      if (!(error instanceof ExampleProblem)) throw error;
      tell(this, element('span', { class: 'trouble' }, sentenceFromProblem(error)), noteOnJson(fields, request));
    } finally {
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
    tell(
      this,
      sentence,
      actionButton(say('live.cancel'), () => {
        sending.abort();
      }),
    );
  }

  #show({ response, printed, way }: Sent): void {
    showAnswer(this, response, printed);
    offerViewsOf(this, response.headers);
    if (this.#showsWay) showWay(this, way ?? [], response);
  }
}

function noteOnBefore(ids: readonly string[]): string {
  return ids.length === 0 ? '' : say('live.sentBefore', { ids: ids.join(', ') });
}
