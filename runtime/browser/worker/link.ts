import type { FromWorker, ToWorker } from '../protocol.ts';

/** The worker's end of what connects it with the page: a port of its own, or the frame, which sends everything on. */

let sender: object | undefined;
/* eslint-disable @typescript-eslint/unbound-method -- bound to their object when they are called */
let post: (...args: never) => unknown = MessagePort.prototype.postMessage;
const postThroughFrame = globalThis.postMessage;
/* eslint-enable @typescript-eslint/unbound-method */

/** The first message of the frame begins it, with the port where there is one. */
export function connectLink(hear: (message: ToWorker) => void): void {
  // The page is ours and is believed.
  const heard = ({ data }: MessageEvent<ToWorker>): void => hear(data);
  const begin = ({ ports: [port] }: MessageEvent): void => {
    sender = port ?? globalThis;
    if (port === undefined) {
      post = postThroughFrame;
      addEventListener('message', heard);
    } else port.onmessage = heard;
    tell({ type: 'booted' });
  };
  addEventListener('message', begin, { once: true });
}

export function tell(message: FromWorker, transfer: Transferable[] = []): void {
  if (sender !== undefined) Reflect.apply(post, sender, [message, transfer]);
}
