/** Ends a case that a clock decides, where the machine is busy with something else: nothing is known of the submission. */
export class TooSlow extends Error {
  override readonly name = 'TooSlow';
}

/** It says so of itself wherever it is read. */
export const TOO_BUSY = 'This machine was too busy to tell.';
