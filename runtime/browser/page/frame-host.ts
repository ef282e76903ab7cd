import type { ExampleProblem } from '../../contract.ts';
import type { ToFrame, ToWorker } from '../protocol.ts';
import { isFromFrame } from './heard.ts';
import { noWorker, whyFrameIsSilent } from './trouble.ts';

/** The hidden frame of an opaque origin in which all workers of this page live. */
export interface FrameHost {
  /** Settles only when it is known that no worker can be made here: with the reason. */
  readonly broken: Promise<ExampleProblem>;
  readonly spawn: (hear: HearWorker) => SpawnedWorker;
  /** The worker after the one that waits may get ready: nothing better is to be done. */
  readonly readAhead: () => void;
  /** Whether it answers within this time: the browser may have ended it with a program that took all memory. */
  readonly isAlive: (withinMs: number) => Promise<boolean>;
  readonly remove: () => void;
}

export interface HearWorker {
  /** A learner's program shares the worker: it may be anything, and to read it may take long. */
  readonly message: (read: () => unknown) => void;
  readonly failed: (reason: string) => void;
}

export interface SpawnedWorker {
  readonly post: (message: ToWorker, transfer: Transferable[]) => void;
  readonly end: () => void;
}

/** From the moment that its file is there, its script speaks at once. */
const SPEAKS_WITHIN_MS = 3_000;
const LOADED_WITHIN_MS = 20_000;

type Tell = (message: ToFrame, transfer?: Transferable[]) => void;

/** @param script of its workers; it may come while the frame is loaded */
export async function openFrame(address: string, script: Promise<string>): Promise<FrameHost> {
  const frame = document.createElement('iframe');
  frame.setAttribute('aria-hidden', 'true');
  frame.hidden = true;
  frame.tabIndex = -1;
  frame.title = 'runtime';
  /** The frame inside of it, which alone has a script. */
  const sandboxed = (): Window | undefined => frame.contentWindow?.[0];
  const workers = new Map<number, HearWorker>();
  const waiting: ((isAlive: boolean) => void)[] = [];
  let spawned = 0;

  const isReady = Promise.withResolvers<undefined>();
  const hasRaced = Promise.withResolvers<undefined>();
  const broken = Promise.withResolvers<ExampleProblem>();
  addEventListener('message', (event: MessageEvent<unknown>) => {
    // The frame's origin is opaque, so the window itself is what tells its messages from anyone else's.
    if (event.source === null || event.source !== sandboxed() || !isFromFrame(event.data)) return;
    const { data } = event;
    if (data.type === 'ready') isReady.resolve(undefined);
    else if (data.type === 'raced') hasRaced.resolve(undefined);
    else if (data.type === 'no-worker') broken.resolve(noWorker(data));
    else if (data.type === 'alive') for (const answered of waiting.splice(0)) answered(true);
    else if (data.type === 'said') workers.get(data.worker)?.message(() => data.message);
    else workers.get(data.worker)?.failed(data.reason);
  });
  const tell: Tell = (message, transfer = []) => {
    sandboxed()?.postMessage(message, '*', transfer);
  };

  const watch = watchSilence(frame, address, broken.resolve);
  void isReady.promise.then(watch.end);
  frame.src = address;
  document.body.append(frame);
  let isPortQuicker: boolean;
  const failed = broken.promise.then((problem): never => {
    throw problem;
  });
  failed.catch(() => undefined);
  try {
    const raced = isReady.promise.then(() => race(tell, hasRaced.promise));
    const [text, isQuicker] = await Promise.race([Promise.all([script, raced]), failed]);
    isPortQuicker = isQuicker;
    tell({ type: 'script', script: text });
  } catch (error) {
    watch.end();
    frame.remove();
    throw error;
  }

  return {
    broken: broken.promise,
    spawn(hear) {
      spawned += 1;
      const worker = spawned;
      workers.set(worker, hear);
      const spoken = isPortQuicker ? overPort(tell, worker, hear) : throughFrame(tell, worker);
      return {
        post: spoken.post,
        end: () => {
          workers.delete(worker);
          tell({ type: 'end', worker });
          spoken.end();
        },
      };
    },
    readAhead: () => tell({ type: 'read-ahead' }),
    isAlive: (withinMs) =>
      new Promise((resolve) => {
        waiting.push(resolve);
        setTimeout(() => resolve(false), withinMs);
        tell({ type: 'ping' });
      }),
    remove: () => frame.remove(),
  };
}

/** A frame that is blocked fires no error: it is only silent. */
function watchSilence(
  frame: HTMLIFrameElement,
  address: string,
  tell: (why: ExampleProblem) => void,
): { readonly end: () => void } {
  let violated: SecurityPolicyViolationEvent | undefined;
  const isSilent = (): void => void whyFrameIsSilent(address, violated).then(tell);
  const wait = (ms: number): ReturnType<typeof setTimeout> => setTimeout(isSilent, ms);
  let timer = wait(LOADED_WITHIN_MS);
  const hasLoaded = (): void => {
    clearTimeout(timer);
    timer = wait(SPEAKS_WITHIN_MS);
  };
  const isForbidden = (event: SecurityPolicyViolationEvent): void => {
    if (!/^(frame|child)-src/.test(event.effectiveDirective)) return;
    violated = event;
    clearTimeout(timer);
    isSilent();
  };
  frame.addEventListener('load', hasLoaded);
  document.addEventListener('securitypolicyviolation', isForbidden);
  return {
    end() {
      clearTimeout(timer);
      frame.removeEventListener('load', hasLoaded);
      document.removeEventListener('securitypolicyviolation', isForbidden);
    },
  };
}

/**
 * Chromium gives the frame a process of its own, which a port reaches without the browser's process; in Firefox the
 * frame shares the page's, and it is the port that goes through the browser's process.
 */
async function race(tell: Tell, window: Promise<unknown>): Promise<boolean> {
  const { port1, port2 } = new MessageChannel();
  const port = new Promise((resolve) => {
    port1.onmessage = resolve;
  });
  tell({ type: 'race' }, [port2]);
  const isPortQuicker = await Promise.race([port.then(() => true), window.then(() => false)]);
  port1.close();
  return isPortQuicker;
}

function overPort(tell: Tell, worker: number, hear: HearWorker): SpawnedWorker {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = (event: MessageEvent<unknown>) => hear.message(() => event.data);
  port1.onmessageerror = () => hear.message(() => undefined);
  tell({ type: 'spawn', worker }, [port2]);
  return { post: (message, transfer) => port1.postMessage(message, transfer), end: () => port1.close() };
}

function throughFrame(tell: Tell, worker: number): SpawnedWorker {
  tell({ type: 'spawn', worker });
  return { post: (message, transfer) => tell({ type: 'say', worker, message }, transfer), end: () => undefined };
}
