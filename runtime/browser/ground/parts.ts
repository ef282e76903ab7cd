import type { ThreadStart } from '../protocol.ts';
import type { ProgramProcess } from './program-process.ts';

/** What came to this script after it: the fetched parts, and what they do for it. */

interface Threads {
  readonly start: (start: ThreadStart, process: ProgramProcess) => void;
  /** The page tells that a thread has ended, or that it could not be started, and why. */
  readonly ended: (number: number, code: number, problem: string | undefined) => void;
  /** The thread ends: those at the other ends of its ports hear it. */
  readonly closePorts: () => void;
}

let connected: Threads | undefined;

export function connectThreads(threads: Threads): void {
  connected = threads;
}

/** Undefined in a program that cannot have any. */
export function threads(): Threads | undefined {
  return connected;
}
