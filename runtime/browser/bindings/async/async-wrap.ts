import { post } from '../../ground/event-loop.ts';
import { constants } from '../../ground/node-constants.ts';

/** `internalBinding('async_wrap')`: ids and the stack of who runs for whom. */

const fields = new Uint32Array(9);
fields[6] = 1; // kCheck
const ids = new Float64Array([1, 0, 1, -1]);
const stack = new Float64Array(8192);
const resources: unknown[] = [];

export function nextAsyncId(): number {
  ids[2] = (ids[2] ?? 0) + 1;
  return ids[2];
}

let tellDestroyed: (asyncId: number) => void = () => undefined;
export function onDestroyed(tell: typeof tellDestroyed): void {
  tellDestroyed = tell;
}
const destroyed: number[] = [];

export const asyncWrapBinding = {
  constants: constants.async_wrap.constants,
  Providers: Object.fromEntries(constants.async_wrap.providers.split(' ').map((name, number) => [name, number])),
  setupHooks: () => undefined,
  setCallbackTrampoline: () => undefined,
  registerDestroyHook: () => undefined,
  // Asked only where a hook wants to hear it.
  queueDestroyAsyncId: (asyncId: number) => {
    if (destroyed.push(asyncId) > 1) return;
    post(() => {
      for (const each of destroyed.splice(0)) tellDestroyed(each);
    });
  },
  setPromiseHooks: () => undefined,
  getPromiseHooks: () => [undefined, undefined, undefined, undefined],
  async_hook_fields: fields,
  async_id_fields: ids,
  async_ids_stack: stack,
  execution_async_resources: resources,
  executionAsyncResource: (index: number) => resources[index],
  clearAsyncIdStack: () => {
    ids[0] = 0;
    ids[1] = 0;
    fields[7] = 0;
    resources.length = 0;
  },
  // Reached only where the fixed stack above is full or unbalanced.
  pushAsyncContext: (asyncId: number, triggerId: number) => {
    fields[7] = (fields[7] ?? 0) + 1;
    ids[0] = asyncId;
    ids[1] = triggerId;
  },
  popAsyncContext: () => {
    fields[7] = Math.max(0, (fields[7] ?? 0) - 1);
    return fields[7] > 0;
  },
};
