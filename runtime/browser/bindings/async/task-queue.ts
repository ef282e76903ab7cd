import { connectLoop, tickQueued } from '../../ground/event-loop.ts';
import { host } from '../../ground/host.ts';

/** `internalBinding('task_queue')`: nextTick and promise rejections. Microtasks are the engine's own; nobody can run them early here. */

type RejectHandler = (event: number, promise: Promise<unknown>, reason: unknown) => void;

let rejected: RejectHandler = () => undefined;
let hasTicks = 0;
let hasRejections = 0;

/** Looks like Node's two shared bytes; setting the first is how the library says that a tick was queued. */
const tickInfo = {
  get 0() {
    return hasTicks;
  },
  set 0(value: number) {
    hasTicks = value;
    if (value === 1) tickQueued();
  },
  get 1() {
    return hasRejections;
  },
  set 1(value: number) {
    hasRejections = value;
    if (value === 1) tickQueued();
  },
};

const promiseRejectEvents = {
  kPromiseRejectWithNoHandler: 0,
  kPromiseHandlerAddedAfterReject: 1,
  kPromiseResolveAfterResolved: 3,
  kPromiseRejectAfterResolved: 2,
};

export function reportRejection(promise: Promise<unknown>, reason: unknown): void {
  rejected(promiseRejectEvents.kPromiseRejectWithNoHandler, promise, reason);
}

export function reportHandledRejection(promise: Promise<unknown>): void {
  rejected(promiseRejectEvents.kPromiseHandlerAddedAfterReject, promise, undefined);
}

export const taskQueueBinding = {
  tickInfo,
  promiseRejectEvents,
  runMicrotasks: () => undefined,
  enqueueMicrotask: host.queueMicrotask,
  setTickCallback: (drainTicks: () => void) =>
    connectLoop({ drainTicks, ticksWaiting: () => hasTicks === 1 || hasRejections === 1 }),
  setPromiseRejectCallback: (handler: RejectHandler) => {
    rejected = handler;
  },
};
