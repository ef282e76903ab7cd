import type { FromWorker } from '../protocol.ts';

/** The worker's end of the port to the page. */

let port: MessagePort | undefined;
const post = MessagePort.prototype.postMessage;

export function connectLink(connected: MessagePort): void {
  port = connected;
}

export function tell(message: FromWorker, transfer: Transferable[] = []): void {
  if (port !== undefined) Reflect.apply(post, port, [message, transfer]);
}
