import { hold, postAfterRejections, release } from '../worker/event-loop.ts';
import { host } from '../worker/host.ts';

/** `internalBinding('timers')`: one host timer and one queue of immediates under Node's own timer lists. */

let processTimers: (now: number) => number = () => 0;
let processImmediate: () => void = () => undefined;
let scheduled: ReturnType<typeof host.setTimeout> | undefined;
let timersHeld = false;
let immediatesHeld = false;
let immediatesPosted = false;

const immediateInfo = new Uint32Array(3);
const timeoutInfo = new Int32Array(1);
const started = host.now();

function getLibuvNow(): number {
  return Math.floor(host.now() - started);
}

function schedule(ms: number): void {
  if (scheduled !== undefined) host.clearTimeout(scheduled);
  scheduled = host.setTimeout(runTimers, Math.max(0, ms));
}

function runTimers(): void {
  scheduled = undefined;
  postAfterRejections(fireTimers);
}

function fireTimers(): void {
  let expiry: number | undefined;
  try {
    expiry = processTimers(getLibuvNow());
  } finally {
    // Left in the middle, by a yield between two timers or by an error: the others come in the next task.
    if (expiry === undefined) postAfterRejections(fireTimers);
    else if (expiry !== 0) schedule(Math.abs(expiry) - getLibuvNow());
    if (expiry !== undefined) holdTimers(timeoutInfo[0] !== 0);
  }
}

function holdTimers(held: boolean): void {
  if (held === timersHeld) return;
  timersHeld = held;
  if (held) hold();
  else release();
}

function postImmediates(): void {
  if (immediatesPosted) return;
  immediatesPosted = true;
  postAfterRejections(() => {
    immediatesPosted = false;
    try {
      processImmediate();
    } finally {
      if (immediateInfo[0] !== 0 || immediateInfo[2] !== 0) postImmediates();
      holdImmediates(immediateInfo[1] !== 0);
    }
  });
}

function holdImmediates(held: boolean): void {
  if (held === immediatesHeld) return;
  immediatesHeld = held;
  if (held) hold();
  else release();
}

export const timersBinding = {
  immediateInfo,
  timeoutInfo,
  getLibuvNow,
  scheduleTimer: schedule,
  toggleTimerRef: holdTimers,
  toggleImmediateRef: (held: boolean) => {
    if (held) postImmediates();
    holdImmediates(held);
  },
  setupTimers: (immediate: () => void, timers: (now: number) => number) => {
    processImmediate = immediate;
    processTimers = timers;
  },
};
