import { hold, post, release } from '../../ground/event-loop.ts';
import { constants } from '../../ground/node-constants.ts';
import { currentFrame, setFrame } from '../../ground/async-context.ts';
import { decodeUtf8 } from '../text/bytes-and-text.ts';
import { errnoOf, FileError } from './volume.ts';

/** How Node's fs calls its binding: at once, with a callback in a request object, or for a promise. One function serves all. */

export const kUsePromises = Symbol('fs_use_promises_symbol');

export class FSReqCallback {
  oncomplete: ((error: unknown, ...results: unknown[]) => void) | undefined = undefined;
  readonly withBigInt: boolean;

  constructor(withBigInt = false) {
    this.withBigInt = withBigInt;
  }
}

export function errorFrom(error: FileError, syscall: string, path?: string, destination?: string): Error {
  const number = errnoOf(error.errno);
  const words = constants.uv.find(([known]) => known === number)?.[2] ?? error.errno;
  const places = (path === undefined ? '' : ` '${path}'`) + (destination === undefined ? '' : ` -> '${destination}'`);
  return Object.assign(new Error(`${error.errno}: ${words}, ${syscall}${places}`), {
    errno: number,
    code: error.errno,
    syscall,
    ...(path === undefined ? {} : { path }),
    ...(destination === undefined ? {} : { dest: destination }),
  });
}

interface Named {
  readonly syscall: string;
  /** How many of the first arguments are paths, for the error's text. */
  readonly paths: 0 | 1 | 2;
}

function operation<Args extends readonly unknown[]>(named: Named, run: (...args: Args) => unknown) {
  return (...all: [...Args, ...unknown[]]): unknown => {
    const request = all.find((arg) => arg instanceof FSReqCallback || arg === kUsePromises);
    const attempt = (): unknown => {
      try {
        const args: unknown[] = all.map((arg, index) =>
          index < named.paths ? textOf(arg) : arg === request ? undefined : arg,
        );
        return Reflect.apply(run, undefined, args);
      } catch (error) {
        if (!(error instanceof FileError)) throw error;
        const [path, destination] = all.slice(0, named.paths).map(textOf);
        throw errorFrom(error, named.syscall, path, destination);
      }
    };
    if (request === undefined) return attempt();
    const frame = currentFrame();
    const done = isPrint(named, all) ? laterOf(attempt()) : later(attempt);
    if (!(request instanceof FSReqCallback)) return done;
    done.then(
      (result) => post(() => complete(request, frame, null, result)),
      (error: unknown) => post(() => complete(request, frame, error)),
    );
    return undefined;
  };
}

/** It is on its way at once, as from a thread of its own: the program may end before it hears of it. */
const isPrint = ({ syscall }: Named, [fd]: readonly unknown[]): boolean =>
  syscall === 'write' && (fd === 1 || fd === 2);

const laterOf = (result: unknown): Promise<unknown> => later(() => result);

function complete(request: FSReqCallback, frame: ReturnType<typeof currentFrame>, ...result: unknown[]): void {
  setFrame(frame);
  if (result.length === 2 && result[1] === undefined) request.oncomplete?.(result[0]);
  else Reflect.apply(request.oncomplete ?? (() => undefined), request, result);
  setFrame(undefined);
}

/** The work is done in a later task, as a thread of its own would, and keeps the program alive until then. */
export function later(attempt: () => unknown): Promise<unknown> {
  hold();
  return new Promise((resolve, reject) => {
    post(() => {
      release();
      try {
        resolve(attempt());
      } catch (error) {
        reject(error instanceof Error ? error : new Error(String(error)));
      }
    });
  });
}

export function textOf(path: unknown): string {
  return path instanceof Uint8Array ? decodeUtf8(path) : String(path);
}

export const on = <Args extends readonly unknown[]>(syscall: string, run: (...args: Args) => unknown) =>
  operation({ syscall, paths: 0 }, run);
export const onPath = <Args extends readonly unknown[]>(syscall: string, run: (...args: Args) => unknown) =>
  operation({ syscall, paths: 1 }, run);
export const onPaths = <Args extends readonly unknown[]>(syscall: string, run: (...args: Args) => unknown) =>
  operation({ syscall, paths: 2 }, run);
