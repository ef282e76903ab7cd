import { isWebkit } from './v8-stack.ts';

/** A frame of the program or of a package; those of Node's library are at `node:…`. */
const PLACE = /^ +at (?:.*\()?((?:file:\/\/)?\/[^\s():]+)/m;

/** `isInsideNodeModules` of Node's `util` binding: whether a package has called Node's library, and not the program. */
/** @param frames how far it is looked: who asks for few asks from a call, and else a module that is being loaded */
export function isInsidePackage(frames?: number): boolean {
  const stack: unknown = new Error().stack;
  const place = typeof stack === 'string' ? PLACE.exec(stack)?.[1] : undefined;
  // WebKit says of a package only that it was there: where the program is nowhere, a package has called.
  return place === undefined ? isWebkit && frames !== undefined : place.includes('/node_modules/');
}
