/**
 * Stack traces as V8 gives them, for an engine that has only its own: Node's library and many packages read
 * `Error.captureStackTrace`, `Error.prepareStackTrace` and call sites.
 */

import { hasOwn } from '../has-own.ts';
import { setStack } from './call-sites.ts';
import { giveStacksInFirefox } from './firefox-stacks.ts';
import { giveStacksInWebkit, writeAnew } from './webkit-stacks.ts';

// eslint-disable-next-line @typescript-eslint/unbound-method -- bound to each error when it is called
const getter = Object.getOwnPropertyDescriptor(Error.prototype, 'stack')?.get;
/** Told by what else its errors have; to look at a stack would make V8 read this whole script again. */
export const isWebkit = getter === undefined && hasOwn(new Error(), 'line');
export const isV8 = getter === undefined && !isWebkit;

/** In V8 each error has a stack of its own, by which Node's library knows errors. */
export function ownStack(error: unknown): void {
  if (isWebkit) writeAnew(error);
  else if (error instanceof Error && !hasOwn(error, 'stack')) setStack(error, error.stack);
}

/** Does nothing where the engine is V8. */
export function giveV8Stacks(): void {
  if (getter !== undefined) giveStacksInFirefox(getter);
  else if (isWebkit) giveStacksInWebkit();
}
