import { isFromFrame, type ToFrame } from '../protocol.ts';

/** The hidden frame of an opaque origin in which all workers of this page live. */
export interface FrameHost {
  /** A new worker; its end of the port is sent to it, ours is returned. */
  readonly spawn: (onFailed: (reason: string) => void) => { readonly port: MessagePort; readonly end: () => void };
  /** Whether it answers within this time: the browser may have ended it with a program that took all memory. */
  readonly isAlive: (withinMs: number) => Promise<boolean>;
  readonly remove: () => void;
}

/** @param script of its workers; it may come while the frame is loaded */
export async function openFrame(address: string, script: Promise<string>): Promise<FrameHost> {
  const frame = document.createElement('iframe');
  frame.setAttribute('sandbox', 'allow-scripts');
  frame.setAttribute('aria-hidden', 'true');
  frame.hidden = true;
  frame.tabIndex = -1;
  frame.title = 'runtime';
  const failures = new Map<number, (reason: string) => void>();
  const waiting: ((isAlive: boolean) => void)[] = [];
  let spawned = 0;

  const ready = new Promise<void>((resolve) => {
    const hear = (event: MessageEvent<unknown>): void => {
      // The frame's origin is opaque, so the window itself is what tells its messages from anyone else's.
      if (event.source === null || event.source !== frame.contentWindow || !isFromFrame(event.data)) return;
      if (event.data.type === 'ready') resolve();
      else if (event.data.type === 'alive') for (const answered of waiting.splice(0)) answered(true);
      else failures.get(event.data.worker)?.(event.data.reason);
    };
    addEventListener('message', hear);
  });
  const tell = (message: ToFrame, transfer: Transferable[] = []): void => {
    frame.contentWindow?.postMessage(message, '*', transfer);
  };

  frame.src = address;
  document.body.append(frame);
  try {
    const [text] = await Promise.all([script, ready]);
    tell({ type: 'script', script: text });
  } catch (error) {
    frame.remove();
    throw error;
  }

  return {
    spawn(onFailed) {
      spawned += 1;
      const worker = spawned;
      const { port1, port2 } = new MessageChannel();
      failures.set(worker, onFailed);
      tell({ type: 'spawn', worker }, [port2]);
      return {
        port: port1,
        end: () => {
          failures.delete(worker);
          tell({ type: 'end', worker });
          port1.close();
        },
      };
    },
    isAlive: (withinMs) =>
      new Promise((resolve) => {
        waiting.push(resolve);
        setTimeout(() => resolve(false), withinMs);
        tell({ type: 'ping' });
      }),
    remove: () => frame.remove(),
  };
}
