import type { Runtime } from '#runtime/contract.ts';
import { createNodeRuntime, type ChildPlace } from '#runtime/node.ts';

/** A child that is left over is ended with the worker of the test runner. */
export function nodeRuntime(place?: ChildPlace): Runtime {
  return createNodeRuntime(place);
}
