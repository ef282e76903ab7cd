/** A request by hand: there is nothing documented to compare its response with. */
import type { HttpRequest } from '#runtime/contract.ts';
import { say } from '../ground/page-words.ts';
import type { ExampleSession } from '../session.ts';
import type { RequestFields } from '../../shown/request-fields.ts';
import { PrintedLines } from './answer/printed-lines.ts';
import type { Receiving } from './hearing.ts';
import { requestActs, type Received, type RequestActs } from './request-acts.ts';
import type { RequestForm } from './request-form.ts';
import { ToldWay } from './answer/told-way.ts';

let sends = 0;

async function receive(
  session: ExampleSession,
  request: HttpRequest,
  { isOther: _, ...options }: Receiving,
): Promise<Received> {
  // A page may have several such cells, and each hears of its own requests only.
  sends += 1;
  const id = `by-hand#${String(sends)}`;
  const lines = new PrintedLines(session, id);
  const toldWay = session.tells.ways ? new ToldWay(session, id) : undefined;
  try {
    const response = await session.send(request, { id, ...options });
    return { response, printed: await lines.settled(), way: await toldWay?.told() };
  } finally {
    lines.close();
    toldWay?.close();
  }
}

export function byHandActs(
  cell: HTMLElement,
  form: RequestForm,
  session: ExampleSession,
  onPick: (fields: RequestFields) => void,
): RequestActs {
  return requestActs(cell, form, {
    session,
    startingFirst: say('check.startingFirst'),
    onPick,
    hasCookies: true,
    receive: (request, options) => receive(session, request, options),
    judge: () => [],
  });
}
