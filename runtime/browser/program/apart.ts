import { getterOf } from '../ground/getters.ts';
import { host } from '../ground/host.ts';
import { defineGlobal } from './globals.ts';

/** A program hears no other, and learns nothing of the reader's browser. */

/** @param program a name that only the page knows, of this start of it and of all its threads */
export function standApart(program: string): void {
  nameChannelsApart(`${program}:`);
  defineGlobal('navigator', Object.freeze(new Navigator()));
  defineGlobal('Navigator', Navigator);
}

/** As Node's; what a worker's own would tell is the reader's. */
class Navigator {
  readonly hardwareConcurrency = 1;
  readonly language = 'en-US';
  readonly languages: readonly string[] = Object.freeze(['en-US']);
  readonly platform = 'linux';
  readonly userAgent = 'Node.js/24';
}

/** All workers of the page have one origin, and so would share their channels. */
function nameChannelsApart(start: string): void {
  const native = host.BroadcastChannel;
  const { prototype } = native;
  const nameOf = getterOf(prototype, 'name');
  const own = new Proxy(native, {
    construct(target, args: readonly unknown[], made) {
      // Without a name it is refused, as ever.
      const named = args.length === 0 ? [] : [`${start}${String(args[0])}`];
      const channel: unknown = Reflect.construct(target, named, made);
      if (typeof channel !== 'object' || channel === null) throw new TypeError('A channel is an object.');
      return channel;
    },
  });
  Object.defineProperty(prototype, 'constructor', { value: own, writable: true, configurable: true });
  Object.defineProperty(prototype, 'name', {
    get(this: BroadcastChannel) {
      return nameOf(this).slice(start.length);
    },
    enumerable: true,
    configurable: true,
  });
  defineGlobal('BroadcastChannel', own);
}
