/** What is heard of one request on its way: its head, a stream of events, a body that takes its time, or nothing by its deadline. */
import { DEFAULT_DEADLINE_MS, type ResponseHead } from '#runtime/contract.ts';
import { say } from '../ground/page-words.ts';
import { actionButton, partOf, tell } from '../ground/part.ts';
import { EventStream, isEventStream, isText, removeStream } from './answer/event-stream.ts';
import { forgetAnswer, showHead } from './answer/response-pane.ts';

export interface Receiving {
  readonly signal: AbortSignal;
  readonly deadlineMs: number;
  /** It is not the request that stands in the fields. */
  readonly isOther: boolean;
  readonly onSending: () => void;
  readonly onHead: (head: ResponseHead) => void;
  readonly onChunk: (chunk: Uint8Array) => void;
}

interface Heard {
  /** From the head of a stream of events on. */
  stream: EventStream | undefined;
  /** Nothing else was heard by the deadline. */
  isLate: boolean;
}

interface Hearing {
  readonly heard: Readonly<Heard>;
  readonly receiving: Receiving;
  /** All has come, or nobody waits for it. */
  readonly end: () => void;
}

/** A body that takes longer is shown as it comes. */
const SLOW_MS = 300;
/** A stream of events has no end that could be waited for. */
const STREAM_DEADLINE_MS = 60 * 60_000;

/** What is heard of one request on its way; `stream` from the head of a stream of events on. */
export function hearingOf(cell: HTMLElement, giveUp: AbortController, isOther: boolean): Hearing {
  const pane = partOf(cell, '[data-part="response"]', HTMLElement);
  let deadline: ReturnType<typeof setTimeout> | undefined;
  let slow: ReturnType<typeof setTimeout> | undefined;
  const heard: Heard = { stream: undefined, isLate: false };
  let arriving: EventStream | undefined;
  const early: Uint8Array[] = [];
  const showArriving = (): void => {
    pane.hidden = false;
    forgetAnswer(cell);
    arriving = new EventStream(cell);
    for (const chunk of early.splice(0)) arriving.push(chunk);
  };
  const receiving: Receiving = {
    signal: giveUp.signal,
    deadlineMs: STREAM_DEADLINE_MS,
    isOther,
    onSending() {
      deadline = setTimeout(() => {
        heard.isLate = true;
        giveUp.abort();
      }, DEFAULT_DEADLINE_MS);
    },
    onHead(head) {
      removeStream(cell);
      showHead(cell, head);
      if (!isEventStream(head.headers)) {
        if (isText(head.headers)) slow = setTimeout(showArriving, SLOW_MS);
        return;
      }
      clearTimeout(deadline);
      pane.hidden = false;
      forgetAnswer(cell);
      heard.stream = new EventStream(cell);
      const close = actionButton(say('live.closeStream'), () => giveUp.abort());
      tell(cell, say('live.streaming'), close);
    },
    onChunk(chunk) {
      const shown = heard.stream ?? arriving;
      if (shown === undefined) early.push(chunk);
      else shown.push(chunk);
    },
  };
  const end = (): void => {
    clearTimeout(deadline);
    clearTimeout(slow);
    // The whole body stands there now.
    if (arriving !== undefined) removeStream(cell);
  };
  return { heard, receiving, end };
}
