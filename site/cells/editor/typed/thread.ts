/** The page's one thread with the compiler: begun when it is wanted, and again after it failed. */
import type { Answers, Asked, Begin, ProgramFiles, Question } from './protocol.ts';

/** The types could not be fetched, or their thread has ended. */
export class TypesMissing extends Error {}

/** Nobody wants them any more. */
export class TypesDismissed extends TypesMissing {}

/** Built together with the worker, which answers each question as asked: `never` is what fits each of them. */
type Told = { readonly number: number; readonly answer: never } | { readonly number: number; readonly trouble: string };

interface Waiting {
  readonly resolve: (answer: never) => void;
  readonly reject: (reason: Error) => void;
}

let thread: Worker | undefined;
let asked = 0;
const waiting = new Map<number, Waiting>();

function addressOf(path: string): string {
  const base = import.meta.env.BASE_URL;
  return new URL(`${base.endsWith('/') ? base : `${base}/`}${path}`, location.href).href;
}

function giveUp(reason: TypesMissing): void {
  thread?.terminate();
  thread = undefined;
  for (const { reject } of waiting.values()) reject(reason);
  waiting.clear();
}

function begin(): Worker {
  const { worker, declarations } = import.meta.env.TYPED;
  const begun = new Worker(addressOf(worker));
  begun.onerror = (event) => {
    event.preventDefault();
    giveUp(new TypesMissing(event.message));
  };
  begun.onmessage = ({ data }: MessageEvent<Told>) => {
    if ('trouble' in data) return giveUp(new TypesMissing(data.trouble));
    waiting.get(data.number)?.resolve(data.answer);
    waiting.delete(data.number);
  };
  const first: Begin = { declarations: addressOf(declarations) };
  begun.postMessage(first);
  return begun;
}

/** Rejects with TypesMissing; the next question begins anew. */
export function askTypes<Q extends Question>(files: ProgramFiles, question: Q): Promise<Answers[Q['ask']]> {
  thread ??= begin();
  const number = (asked += 1);
  const answer = new Promise<Answers[Q['ask']]>((resolve, reject) => waiting.set(number, { resolve, reject }));
  const message: Asked = { number, files, question };
  thread.postMessage(message);
  return answer;
}

/** Whoever switches the types off wants the memory back. */
export function dismissTypes(): void {
  giveUp(new TypesDismissed('switched off'));
}
