import { hasTurned, hold, postAfterRejections, release, turnNumber } from '../../ground/event-loop.ts';
import { host } from '../../ground/host.ts';

/** `internalBinding('timers')`: one host timer and one queue of immediates under Node's own timer lists. */

let processTimers: (now: number) => number = () => 0;
let processImmediate: () => void = () => undefined;
let scheduled: ReturnType<typeof host.setTimeout> | undefined;
let dueAt = Number.POSITIVE_INFINITY;
let areDue = false;
/** Between two tasks that run the timers of one turn. */
let areUnderWay = false;
let checkedIn = 0;
let timersHeld = false;
let immediatesHeld = false;
let immediatesPosted = false;
/** Those that wait come before the next turn of the timers. */
let immediatesOfThisTurn = false;
/** How often immediates have run. */
let batchesRun = 0;

const immediateInfo = new Uint32Array(3);
const timeoutInfo = new Int32Array(1);
const started = host.now();

function getLibuvNow(): number {
  return Math.floor(host.now() - started);
}

function schedule(ms: number): void {
  if (scheduled !== undefined) host.clearTimeout(scheduled);
  scheduled = host.setTimeout(runTimers, Math.max(0, ms));
  dueAt = host.now() + ms;
}

function runTimers(): void {
  scheduled = undefined;
  areDue = true;
  postAfterRejections(() => beginTurn());
}

/** Behind the immediates that wait now: those that come meanwhile are of this new turn. */
function beginTurn(batch = batchesRun): void {
  // Those that were due have run already, before immediates.
  if (!areDue) return;
  if (immediatesOfThisTurn && batch === batchesRun) postAfterRejections(() => beginTurn(batch));
  else fireDueTimers();
}

/** The host tells of them later than they are due, where the program computes. */
function fireDueTimers(): boolean {
  if (scheduled !== undefined && dueAt <= host.now()) {
    host.clearTimeout(scheduled);
    scheduled = undefined;
    areDue = true;
  }
  if (!areDue) return false;
  areDue = false;
  fireTimers();
  return true;
}

/** @param now when this turn of the timers began: what gets due meanwhile is for the next one, behind the immediates */
function fireTimers(now = getLibuvNow()): void {
  let expiry: number | undefined;
  try {
    expiry = processTimers(now);
  } finally {
    // Left in the middle, by a yield between two timers or by an error: the others come in the next task.
    areUnderWay = expiry === undefined;
    if (expiry === undefined) postAfterRejections(() => fireTimers(now));
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

/** Those of the main module, and of other immediates and their microtasks, are for the next turn of Node's loop, which begins with timers. */
function postImmediates(ofNextTurn = checkedIn === turnNumber() || !hasTurned()): void {
  if (immediatesPosted) return;
  immediatesPosted = true;
  immediatesOfThisTurn = !ofNextTurn;
  postAfterRejections(() => {
    immediatesPosted = false;
    immediatesOfThisTurn = false;
    if (areUnderWay) return postImmediates(ofNextTurn);
    let areTimersFirst = ofNextTurn;
    try {
      areTimersFirst &&= fireDueTimers();
    } finally {
      if (areTimersFirst) postImmediates(false);
    }
    if (!areTimersFirst) runImmediates();
  });
}

function runImmediates(): void {
  checkedIn = turnNumber();
  batchesRun += 1;
  let areAll = false;
  try {
    processImmediate();
    areAll = true;
  } finally {
    // Left in the middle, by a yield between two of them or by an error: the others are still of this turn.
    if (immediateInfo[0] !== 0 || immediateInfo[2] !== 0) postImmediates(areAll);
    holdImmediates(immediateInfo[1] !== 0);
  }
}

function holdImmediates(held: boolean): void {
  if (held === immediatesHeld) return;
  immediatesHeld = held;
  if (held) hold();
  else release();
}

/** The timers and immediates that keep the program alive, one name for each. */
export function heldTimerNames(): readonly string[] {
  const names = (name: string, count = 0): string[] => Array.from({ length: count }, () => name);
  return [...names('Timeout', timeoutInfo[0]), ...names('Immediate', immediateInfo[1])];
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
