/** What a reader does with the request in a cell: sends it, looks at an earlier answer again, copies it. */
import {
  DEFAULT_DEADLINE_MS,
  ExampleProblem,
  type HttpRequest,
  type HttpResponse,
  type WayStep,
} from '#runtime/contract.ts';
import { deadlinePassed } from '#runtime/problems.ts';
import { quoted } from '../../shown/a-programs-words.ts';
import { say } from '../ground/page-words.ts';
import { actionButton, element, partOf, tell } from '../ground/part.ts';
import { sentenceFromError } from '../ground/sentences.ts';
import type { ExampleSession } from '../session.ts';
import type { RequestFields } from '../../shown/request-fields.ts';
import { offerBodyTools } from './written/body-tools.ts';
import { cookieChoice } from './written/cookie-choice.ts';
import { copyRequest, type CopyForm } from './copy-as.ts';
import { removeStream } from './answer/event-stream.ts';
import { offerMoreMethods } from './written/more-methods.ts';
import { portChoice } from './written/port-choice.ts';
import { noteOnJson, noteOnPath, readRequest } from './written/read-request.ts';
import { redirectOf } from './redirect.ts';
import { offerViewsOf, openView, type View } from './answer/rendered-body.ts';
import { hearingOf, type Receiving } from './hearing.ts';
import type { RequestForm } from './request-form.ts';
import { showAnswer } from './answer/response-pane.ts';
import { saidOfAnswer } from './answer/said-of-answer.ts';
import { offerSaving } from './answer/save-answer.ts';
import { SendHistory, type Sent } from './send-history.ts';
import { showWay } from './answer/way-pane.ts';

export interface Received {
  readonly response: HttpResponse;
  readonly printed: readonly string[];
  /** The way of the request through Express, where the session tells it. */
  readonly way: readonly WayStep[] | undefined;
}

export interface ActsOptions<R extends Received> {
  readonly session: ExampleSession;
  /** What is said while the program is started for it. */
  readonly startingFirst: string;
  /** Whether cookies go with it unless the reader says otherwise. */
  readonly hasCookies: boolean;
  /** Rejects with an ExampleProblem. */
  readonly receive: (request: HttpRequest, receiving: Receiving) => Promise<R>;
  /** What is said of an answer of the code that the reader sees. */
  readonly judge: (received: R) => readonly (Node | string)[];
  /** What is said whatever code it was. */
  readonly note?: (received: R) => string;
  /** The fields of an earlier send are back. */
  readonly onPick: (fields: RequestFields) => void;
}

export interface RequestActs {
  readonly send: () => Promise<void>;
  readonly copy: (form: CopyForm) => void;
  readonly view: (view: View) => void;
  /** Another answer stands there now, of which nothing was said. */
  readonly forget: () => void;
}

export function requestActs<R extends Received>(
  cell: HTMLElement,
  form: RequestForm,
  options: ActsOptions<R>,
): RequestActs {
  const { session } = options;
  const pane = partOf(cell, '[data-part="response"]', HTMLElement);
  const showsWay = cell.querySelector('[data-part="way"]') !== null;
  const history = new SendHistory(partOf(cell, '[data-part="history"]', HTMLDetailsElement), (sent) => {
    said.forget();
    options.onPick(sent.fields);
    removeStream(cell);
    show(sent, sent.fields.path);
    delete cell.dataset['verdict'];
    tell(cell);
  });
  const said = saidOfAnswer(cell, form);
  const port = portChoice(cell);
  const cookies = cookieChoice(cell, session, options.hasCookies);
  const body = offerBodyTools(cell, form, () => options.onPick(form.fields));
  let sending: AbortController | undefined;
  offerMoreMethods(cell);

  /** As the reader has written it, with the port; what is to be made of its body comes later. */
  function read(): HttpRequest | undefined {
    const request = readRequest(cell, form.fields);
    const chosen = port.chosen();
    return request === undefined || chosen === undefined ? request : { ...request, port: chosen };
  }

  function show({ response, printed, way }: Received, path: string): void {
    pane.hidden = false;
    showAnswer(cell, response, printed);
    offerViewsOf(cell, response);
    offerSaving(cell, { path, response });
    if (cell.querySelector('[data-part="stream"]') !== null) pane.dataset['view'] = 'stream';
    if (showsWay) showWay(cell, way ?? [], response);
  }

  /** Returns what ends the waiting. */
  function begin(giveUp: AbortController): () => void {
    said.forget();
    delete cell.dataset['status'];
    delete cell.dataset['verdict'];
    cell.setAttribute('aria-busy', 'true');
    cell.setAttribute('data-sending', '');
    const cancel = actionButton(say('live.cancel'), () => giveUp.abort());
    tell(cell, session.state === 'running' ? say('live.sending') : options.startingFirst, cancel);
    // What the program waits for is what the reader of this cell waits for.
    const deaf = session.listen({
      onState: (state, sentence) => {
        if (state === 'running') tell(cell, say('live.sending'), cancel);
        else if (state === 'starting' && sentence !== '') tell(cell, sentence, cancel);
      },
    });
    giveUp.signal.addEventListener('abort', deaf);
    return deaf;
  }

  const runAndSend = (): HTMLButtonElement =>
    actionButton(say('live.runAndSend'), () => void session.run().then(() => send()));

  /** Where the program listens, if nobody did where the request was sent. */
  function otherPorts(error: unknown): readonly HTMLElement[] {
    if (!(error instanceof ExampleProblem) || error.kind !== 'refused') return [];
    return session.ports.map((each) =>
      actionButton(say('live.sendToPort', { port: each }), () => {
        port.offer(session.ports);
        port.choose(each);
        void send();
      }),
    );
  }

  function wayOn(request: HttpRequest, response: HttpResponse): readonly (Node | string)[] {
    const redirect = redirectOf(request, response);
    if (redirect === undefined) return [];
    if ('elsewhere' in redirect) return [say('live.leadsElsewhere', { address: quoted(redirect.elsewhere) })];
    const { to } = redirect;
    const words = say('live.follow', { method: to.method, path: quoted(to.path, 80) });
    return [actionButton(words, () => void send(to))];
  }

  /** @param given is sent instead of what stands in the fields: where a redirect leads */
  async function send(given?: HttpRequest): Promise<void> {
    const { fields } = form;
    const written = given ?? read();
    if (written === undefined) return;
    if (sending !== undefined) {
      const giveUp = sending;
      const cancel = actionButton(say('live.cancel'), () => giveUp.abort());
      tell(cell, say('live.stillWaiting'), cancel);
      return;
    }
    const giveUp = new AbortController();
    sending = giveUp;
    const { isStale } = session;
    const end = begin(giveUp);
    const finish = (): void => {
      end();
      sending = undefined;
      cell.removeAttribute('aria-busy');
      cell.removeAttribute('data-sending');
    };
    const made = given ?? (await body.withBody(written));
    if (made === undefined) {
      finish();
      return;
    }
    const request = cookies.withCookies(made);
    const notes =
      given === undefined
        ? [noteOnPath(fields, request), noteOnJson(fields, request), body.note(written)]
        : [say('live.followed', { method: given.method, path: quoted(given.path) })];
    notes.push(cookies.note(written, request));
    const { heard, receiving, end: endHearing } = hearingOf(cell, giveUp, request !== written || given !== undefined);
    try {
      const received = await options.receive(request, receiving);
      endHearing();
      const { response, printed, way } = received;
      const { method, path } = request;
      const sent: Sent = { fields: given === undefined ? fields : { ...fields, method, path }, response, printed, way };
      cookies.take(request, response);
      show(sent, path);
      history.add(sent);
      const judged = options.judge(received);
      if (isStale) cell.dataset['verdict'] = 'stale';
      const words = isStale ? [say('live.ranBefore'), runAndSend()] : judged;
      said.tell(fields, [...words, ...wayOn(request, response), options.note?.(received) ?? '', ...notes]);
      port.offer(session.ports);
    } catch (error) {
      const problem = heard.isLate ? deadlinePassed(DEFAULT_DEADLINE_MS) : error;
      if (heard.stream !== undefined && giveUp.signal.aborted)
        tell(cell, say('live.streamClosed', { n: heard.stream.events }));
      else {
        // The answer of an earlier request would stand under this one; what has come of a stream is its own.
        pane.hidden = heard.stream === undefined;
        tell(cell, element('span', { class: 'trouble' }, sentenceFromError(problem)), ...otherPorts(problem), ...notes);
      }
    } finally {
      endHearing();
      finish();
    }
  }

  return {
    send: () => send(),
    copy(as) {
      const request = read();
      if (request === undefined) return;
      void body.withBody(request).then((made) => {
        if (made?.body instanceof Uint8Array) tell(cell, say('live.bytesNotCopied'));
        else if (made !== undefined) copyRequest(made, as, (sentence) => tell(cell, sentence));
      });
    },
    view: (view) => openView(cell, view),
    forget: () => said.forget(),
  };
}
