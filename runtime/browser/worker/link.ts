import type { FromWorker } from '../protocol.ts';

/** The worker's end of the port to the page. */

let port: MessagePort | undefined;
// eslint-disable-next-line @typescript-eslint/unbound-method -- bound to the port when it is called
const post = MessagePort.prototype.postMessage;

export function connectLink(connected: MessagePort): void {
  port = connected;
}

export function tell(message: FromWorker, transfer: Transferable[] = []): void {
  if (port !== undefined) Reflect.apply(post, port, [message, transfer]);
}
