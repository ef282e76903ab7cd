import { hold, release } from '../../ground/event-loop.ts';

interface Handle {
  readonly listener: unknown;
}

/** Those that keep the program alive, the oldest first. */
const held = new Set<Handle>();

export function holdHandle(handle: Handle): void {
  held.add(handle);
  hold();
}

export function releaseHandle(handle: Handle): void {
  held.delete(handle);
  release();
}

/** By the names that Node gives them: a listening server, or a connection. */
export function heldHandleNames(): readonly string[] {
  return [...held].map(({ listener }) => (listener === undefined ? 'TCPSocketWrap' : 'TCPServerWrap'));
}
