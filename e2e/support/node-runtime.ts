import type { Runtime } from '#runtime/contract.ts';
import { createNodeRuntime } from '#runtime/node.ts';

/** A child that is left over is ended with the worker of the test runner. */
export function nodeRuntime(): Runtime {
  return createNodeRuntime();
}
