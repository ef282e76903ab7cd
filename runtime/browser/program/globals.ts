import { waitForBodies } from './bodies.ts';
import { completeWebStreams } from './web-streams.ts';
import { hasOwn } from '../ground/has-own.ts';
import { host } from '../ground/host.ts';
import { builtin, callMember, internalMember, loadBuiltin } from '../ground/library.ts';
import type { ProgramProcess } from '../ground/program-process.ts';

/** Makes the worker's global object look like Node's. */

/** What a worker has and Node has not, by its beginning: by this many libraries tell a server from a page. */
const FOREIGN =
  /^(?:Au|Ba|Blu|Ca|Co(?!unt|mpression)|Cr(?!ypto)|CS|DOM(?!Exc)|De[dlv]|Dir|En|ErrorE|EventS|Ext|File.|Font|GPU|HID|I(?:D|m|nk)|InternalE|Lock|Media|N(?:a(?!N)|e|ot)|Obs|Off|Ori|Pat|PerformanceS|Per[im]|Pr[eo](?!xy|mise$)|Push|Qu|R(?:TC|ep|est)|Sc|Se[crv](?!t$)|SharedS|So|Storage.|Sty|Subs|Sync|Ta|TextM|Te[Mm]|Tr[au](?!nsf)|USB|Us|Vi|WG|Web(?:GL|T|K|Socket.)|Wor|X|ca|clos|co(?!nsole)|cr[eo]|du|fe|fon|imp|ind|isS|loc|mod|nam|nav|on|or|po|rep|req|sc|se[lr]|tr|us|we|TEM|PERS)/;

export function defineGlobal(name: string, value: unknown): void {
  Object.defineProperty(globalThis, name, { value, writable: true, configurable: true, enumerable: false });
}

/** What all that hears events has, stays: it is the prototype of much else. */
export function hideForeign(): void {
  for (
    let owner: unknown = globalThis;
    typeof owner === 'object' && owner !== null && !hasOwn(owner, 'addEventListener') && owner !== Object.prototype;
    owner = Object.getPrototypeOf(owner)
  ) {
    for (const name of Object.getOwnPropertyNames(owner)) if (FOREIGN.test(name)) Reflect.deleteProperty(owner, name);
  }
}

export function setGlobals(process: ProgramProcess): void {
  defineGlobal('process', process);
  defineGlobal('global', globalThis);
  const { atob, btoa, Buffer } = builtin('buffer');
  for (const [name, value] of Object.entries({ atob, btoa, Buffer, performance, structuredClone }))
    defineGlobal(name, value);
  Object.defineProperty(globalThis, Symbol.toStringTag, { value: 'global', configurable: true });
  const timers = builtin('timers');
  for (const name of [
    'setTimeout',
    'setInterval',
    'setImmediate',
    'clearTimeout',
    'clearInterval',
    'clearImmediate',
  ] as const) {
    defineGlobal(name, timers[name]);
  }
  defineGlobal('queueMicrotask', internalMember('internal/process/task_queues', 'queueMicrotask'));
  const url = builtin('url');
  defineGlobal('URL', url.URL);
  defineGlobal('URLSearchParams', url.URLSearchParams);
  defineGlobal('AbortController', internalMember('internal/abort_controller', 'AbortController'));
  defineGlobal('AbortSignal', internalMember('internal/abort_controller', 'AbortSignal'));
  defineGlobal('Event', internalMember('internal/event_target', 'Event'));
  defineGlobal('CustomEvent', internalMember('internal/event_target', 'CustomEvent'));
  defineGlobal('EventTarget', internalMember('internal/event_target', 'EventTarget'));
  const nodeConsole = loadBuiltin('internal/console/global');
  const kBindStreamsLazy = internalMember('internal/console/constructor', 'kBindStreamsLazy');
  // As in Node, the console takes the process's streams when it first prints.
  if (typeof kBindStreamsLazy === 'symbol') callMember(nodeConsole, kBindStreamsLazy, process);
  defineGlobal('console', nodeConsole);
  // They bring a good part of `worker_threads` with them.
  defineLazyGlobal('MessageChannel', () => internalMember('internal/worker/io', 'MessageChannel'));
  defineLazyGlobal('MessagePort', () => internalMember('internal/worker/io', 'MessagePort'));
  giveRandomUUID();
  waitForBodies();
  completeWebStreams();
}

function defineLazyGlobal(name: string, load: () => unknown): void {
  Object.defineProperty(globalThis, name, {
    get() {
      const value = load();
      defineGlobal(name, value);
      return value;
    },
    set: (value: unknown) => defineGlobal(name, value),
    configurable: true,
    enumerable: false,
  });
}

/** An opaque-origin worker is no secure context, so the browser keeps these from it. */
function giveRandomUUID(): void {
  const { crypto } = globalThis;
  if ('randomUUID' in crypto) return;
  Object.defineProperty(crypto, 'randomUUID', {
    value: () => {
      const bytes = host.getRandomValues(new Uint8Array(16));
      bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
      bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
      const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
      return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
    },
    configurable: true,
    writable: true,
  });
}
