import { waitForBodies } from './bodies.ts';
import { giveStreamSteps } from './stream-steps.ts';
import { host } from '../ground/host.ts';
import { builtin, callMember, internalMember, loadBuiltin } from '../ground/library.ts';
import type { ProgramProcess } from '../ground/program-process.ts';

/** Makes the worker's global object look like Node's. */

/** What a worker has and Node has not. Their absence is how many libraries tell a server from a page. */
const FOREIGN = [
  'self',
  'postMessage',
  'close',
  'importScripts',
  'location',
  'navigator',
  'name',
  'onmessage',
  'onmessageerror',
  'onerror',
  'onlanguagechange',
  'onoffline',
  'ononline',
  'onrejectionhandled',
  'onunhandledrejection',
  'WorkerGlobalScope',
  'DedicatedWorkerGlobalScope',
  'WorkerLocation',
  'WorkerNavigator',
  // The program's own, where it names it, comes with the fetched part of the library.
  'fetch',
  'XMLHttpRequest',
  'XMLHttpRequestUpload',
  'XMLHttpRequestEventTarget',
  'indexedDB',
  'caches',
  'FontFace',
  'fonts',
  'OffscreenCanvas',
  'Worker',
  'requestAnimationFrame',
  'cancelAnimationFrame',
  'createImageBitmap',
  'reportError',
  'isSecureContext',
  'origin',
  'crossOriginIsolated',
  'webkitRequestFileSystem',
  'webkitRequestFileSystemSync',
  'webkitResolveLocalFileSystemURL',
  'webkitResolveLocalFileSystemSyncURL',
  'TEMPORARY',
  'PERSISTENT',
  'scheduler',
  'trustedTypes',
  'serial',
  'usb',
];

export function defineGlobal(name: string, value: unknown): void {
  Object.defineProperty(globalThis, name, { value, writable: true, configurable: true, enumerable: false });
}

export function hideForeign(): void {
  for (const name of FOREIGN) {
    for (
      let owner: unknown = globalThis;
      typeof owner === 'object' && owner !== null;
      owner = Object.getPrototypeOf(owner)
    ) {
      if (owner !== Object.prototype) Reflect.deleteProperty(owner, name);
    }
  }
}

export function setGlobals(process: ProgramProcess): void {
  defineGlobal('process', process);
  defineGlobal('global', globalThis);
  defineGlobal('Buffer', builtin('buffer').Buffer);
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
  giveStreamSteps();
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
