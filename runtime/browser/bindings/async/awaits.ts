import { currentFrame, setFrame, type Frame } from '../../ground/async-context.ts';
import { member } from '../../ground/library.ts';
import { awaitsByItself, promiseOfThenable } from './promise-context.ts';

/** What `modules/syntax/keep-context.ts` puts around the awaits of the program. */

const NONE = Symbol('nothing is awaited');

/** One for each call of a function, which awaits one thing at a time. */
export interface Holder {
  frame: Frame | undefined | typeof NONE;
}

export function newHolder(): Holder {
  return { frame: NONE };
}

function restore(holder: Holder): void {
  if (holder.frame === NONE) return;
  setFrame(holder.frame);
  holder.frame = NONE;
}

function note(holder: Holder, value: unknown): unknown {
  const awaited = promiseOfThenable(value) ?? value;
  holder.frame = currentFrame();
  awaitsByItself(awaited);
  return awaited;
}

type Method = (...args: unknown[]) => unknown;

function methodOf(target: unknown, name: PropertyKey): Method | undefined {
  const found: unknown = Reflect.get(Object(target), name);
  return typeof found === 'function' ? (...args): unknown => Reflect.apply(found, target, args) : undefined;
}

/** A step of a synchronous iterator as `for await` makes it: its value is awaited. */
function settled(step: unknown): unknown {
  const done = member(step, 'done');
  const value = member(step, 'value');
  return Promise.resolve(value).then((known) => ({ value: known, done }));
}

/** Where there is no block, and so no place to bring the frame back: it comes when the loop looks at the step. */
function restoring(holder: Holder, step: unknown): unknown {
  return Promise.resolve(step).then((taken: unknown) => ({
    get done(): unknown {
      restore(holder);
      return member(taken, 'done');
    },
    get value(): unknown {
      return member(taken, 'value');
    },
  }));
}

/** The iterable of a `for await`: each step is noted, and is otherwise the iterable's own. */
function noted(holder: Holder, iterable: unknown, asNoted = (step: unknown) => step): unknown {
  const openAsync = methodOf(iterable, Symbol.asyncIterator);
  const open = openAsync ?? methodOf(iterable, Symbol.iterator);
  if (open === undefined) return iterable;
  return {
    [Symbol.asyncIterator]: () => {
      const iterator = open();
      const asStep = openAsync === undefined ? settled : (step: unknown) => step;
      const wrapped = (name: string): Method | undefined => {
        const method = methodOf(iterator, name);
        return method === undefined ? undefined : (...args) => note(holder, asNoted(asStep(method(...args))));
      };
      return { next: wrapped('next'), return: wrapped('return') };
    },
  };
}

export const awaits = {
  n: newHolder,
  c: note,
  r: (holder: Holder, value: unknown): unknown => {
    restore(holder);
    return value;
  },
  x: restore,
  i: noted,
  j: (holder: Holder, iterable: unknown): unknown => noted(holder, iterable, (step) => restoring(holder, step)),
};
