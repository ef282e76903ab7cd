const indirectEval = globalThis.eval;
const { apply } = Reflect;
const { crypto, performance } = globalThis;
const importScripts: unknown = Reflect.get(globalThis, 'importScripts');

/**
 * What the browser gives a worker, taken before Node's own globals replace it: the learner's program shares this
 * realm, so nothing of ours may reach for a global later.
 */
export const host = {
  /** Of the global scope, as every indirect call of it. */
  evaluate: (script: string): unknown => indirectEval(script),
  importScripts: (address: string): void => {
    if (typeof importScripts === 'function') apply(importScripts, globalThis, [address]);
  },
  setTimeout: globalThis.setTimeout.bind(globalThis),
  clearTimeout: globalThis.clearTimeout.bind(globalThis),
  queueMicrotask: globalThis.queueMicrotask.bind(globalThis),
  BroadcastChannel: globalThis.BroadcastChannel,
  MessageChannel: globalThis.MessageChannel,
  MessagePort: globalThis.MessagePort,
  URL: globalThis.URL,
  Blob: globalThis.Blob,
  Response: globalThis.Response,
  FormData: globalThis.FormData,
  Headers: globalThis.Headers,
  Request: globalThis.Request,
  TextEncoder: globalThis.TextEncoder,
  TextDecoder: globalThis.TextDecoder,
  ReadableStream: globalThis.ReadableStream,
  CompressionStream: globalThis.CompressionStream,
  DecompressionStream: globalThis.DecompressionStream,
  performance,
  now: () => performance.now(),
  atob: globalThis.atob.bind(globalThis),
  btoa: globalThis.btoa.bind(globalThis),
  structuredClone: globalThis.structuredClone.bind(globalThis),
  getRandomValues: (bytes: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(bytes),
  console: globalThis.console,
};
