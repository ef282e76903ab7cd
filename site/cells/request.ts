/** A documented exchange: its request can be changed and sent, and what comes back is compared with the documented response. */
import { CellDraft } from './ground/cell-draft.ts';
import { offerCopies } from './request/copy-as.ts';
import { offerToShow, tellOutcome } from './ground/kept-back.ts';
import { onIntent, prepareRuntime } from './ground/runtime/page-runtime.ts';
import { say } from './ground/page-words.ts';
import { actionButton, element, partOf, tell } from './ground/part.ts';
import { noteOnJson, readRequest } from './request/read-request.ts';
import { offerRendered, offerViewsOf } from './request/rendered-body.ts';
import { RequestForm } from './request/request-form.ts';
import { sendExchange } from './request/send-exchange.ts';
import { SendHistory, type Sent } from './request/send-history.ts';
import { sentenceFromError } from './ground/sentences.ts';
import { sessionOf, type ExampleSession } from './session.ts';
import { showVerdict } from './ground/verdict.ts';

type ResponsePanes = Awaited<ReturnType<typeof responsePanes>>;

/** Nothing is shown before something was sent. */
async function responsePanes() {
  const [{ showAnswer, showHead }, { showWay }] = await Promise.all([
    import('./request/response-pane.ts'),
    import('./request/way-pane.ts'),
  ]);
  return { showAnswer, showHead, showWay };
}

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
      void responsePanes().then((panes) => this.#show(panes, sent));
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

  get #response(): HTMLElement {
    return partOf(this, '[data-part="response"]', HTMLElement);
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
    this.#response.hidden = false;
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
    const session = sessionOf(this.#example);
    const { isStale } = session;
    this.#begin(sending);
    try {
      const panes = await responsePanes();
      const edited = this.#draft?.isEdited === true ? request : undefined;
      const { before, differences, ...received } = await sendExchange(session, this.#id, {
        edited,
        signal: sending.signal,
        onHead: (head) => {
          panes.showHead(this, head);
        },
      });
      const sent = { fields, ...received };
      this.#show(panes, sent);
      tellOutcome(this);
      this.#history?.add(sent);
      const judged = edited === undefined ? showVerdict(differences) : [say('live.ownRequest')];
      const documented = differences.length === 0 ? 'matches' : 'differs';
      this.dataset['verdict'] = isStale ? 'stale' : edited === undefined ? documented : 'own';
      const words = isStale ? [say('live.ranBefore'), this.#runAndSend(session)] : judged;
      tell(this, ...words, noteOnBefore(before), noteOnJson(fields, request));
    } catch (error) {
      // The answer of an earlier request would stand under this one.
      this.#response.hidden = true;
      tell(this, element('span', { class: 'trouble' }, sentenceFromError(error)), noteOnJson(fields, request));
    } finally {
      this.#sending = undefined;
      this.removeAttribute('aria-busy');
      this.removeAttribute('data-sending');
    }
  }

  #runAndSend(session: ExampleSession): HTMLButtonElement {
    return actionButton(say('live.runAndSend'), () => {
      void session.run().then(() => this.#send());
    });
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

  #show({ showAnswer, showWay }: ResponsePanes, { response, printed, way }: Sent): void {
    this.#response.hidden = false;
    showAnswer(this, response, printed);
    offerViewsOf(this, response.headers);
    if (this.#showsWay) showWay(this, way ?? [], response);
  }
}

function noteOnBefore(ids: readonly string[]): string {
  return ids.length === 0 ? '' : say('live.sentBefore', { ids: ids.join(', ') });
}
