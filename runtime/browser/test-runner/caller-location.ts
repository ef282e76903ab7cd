/** `getCallerLocation` of Node's `util` binding: where the function was called that asks. */

/** A frame of the program; those of Node's library are at `node:…`. */
const PLACE = /^ +at (?:.*\()?((?:file:\/\/)?\/[^\s():]+):(\d+):(\d+)\)?$/m;

export function callerLocation(): readonly [line: number, column: number, file: string] | undefined {
  const [, file = '', line, column] = PLACE.exec(new Error().stack ?? '') ?? [];
  return file === '' ? undefined : [Number(line), Number(column), file];
}
