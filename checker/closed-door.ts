import type { ExampleProblem } from '#runtime/contract.ts';

/** To a client, a program that has ended and one that does not listen are the same closed door. */
export function isClosedDoor({ kind }: ExampleProblem): boolean {
  return kind === 'refused' || kind === 'ended';
}
