import { errorSource } from './fetched/asserted-expression.ts';
import { blockListBinding } from './fetched/block-list.ts';
import { copyingBinding } from './fetched/copying.ts';
import { addDerivations } from './fetched/derivations.ts';
import { errorSerdes, messageEvents } from './fetched/error-serdes.ts';
import { loopbackFetch } from './fetched/fetch.ts';
import { fsDirBinding } from './fetched/fs-dir.ts';
import { closePorts, messagePortBinding } from './fetched/message-port.ts';
import { addKeys, isKeyObject } from './fetched/secret-key.ts';
import { giveInspectorMethods } from './fetched/inspector-console.ts';
import { startThread } from './fetched/thread.ts';
import { transcode } from './fetched/transcode.ts';
import { complete, unavailable, type Kind } from './fetched/unavailable.ts';
import { underAdapters, webStreams } from './fetched/web-streams.ts';
import { threadEnded, workerBinding } from './fetched/worker-binding.ts';
import { messagingBinding } from './bindings/system.ts';
import { UNAVAILABLE } from './stand-ins/replaced.ts';
import { defineGlobal } from './program/globals.ts';
import { addModules, bindingByName, builtin, loadBuiltin, type ModuleFunction } from './ground/library.ts';
import { constants, type NodeConstants } from './ground/node-constants.ts';
import { connectThreads } from './ground/parts.ts';

/**
 * The part of Node's library that few programs need, and what stands below it. A script of its own, which the page
 * fetches for a program that names what leads to it; see `page/needs-library.ts`.
 */

/** Put before it by `runtime/bundle/scripts/fetched-library.ts`: modules, what ours export, constants. */
declare const fetchedModules: Record<string, ModuleFunction>;
declare const fetchedExports: Readonly<
  Record<string, { readonly names: readonly string[]; readonly kinds: Readonly<Record<string, Kind>> }>
>;
declare const fetchedConstants: {
  readonly os: Readonly<Record<string, unknown>>;
  readonly crypto: Readonly<Record<string, unknown>>;
  readonly uv: NodeConstants['uv'];
};

const standIn =
  (exports: () => object): ModuleFunction =>
  (_exports, _require, module) => {
    module.exports = exports();
  };

/** The channel of the global scope, which knows whose program it is of; Node's has two methods more. */
const withChannel =
  (own: ModuleFunction | undefined): ModuleFunction =>
  (exports, require, module, ...rest) => {
    own?.(exports, require, module, ...rest);
    for (const name of ['ref', 'unref'])
      Object.defineProperty(BroadcastChannel.prototype, name, {
        value: () => undefined,
        configurable: true,
        writable: true,
      });
    Object.assign(Object(module.exports), { BroadcastChannel });
  };

addModules(
  {
    ...fetchedModules,
    worker_threads: withChannel(fetchedModules['worker_threads']),
    'internal/error_serdes': standIn(errorSerdes),
    'internal/errors/error_source': standIn(errorSource),
    'internal/deps/undici/undici': standIn(messageEvents),
    'internal/crypto/keys': standIn(() => ({ isKeyObject, isCryptoKey: () => false })),
    'internal/locks': standIn(() => ({ locks: undefined })),
    'stream/web': standIn(webStreams),
    ...Object.fromEntries(Object.entries(underAdapters).map(([id, exports]) => [id, standIn(exports)])),
    ...Object.fromEntries(UNAVAILABLE.map((id) => [id, standIn(() => unavailable(id))])),
  },
  {
    fs_dir: fsDirBinding,
    worker: workerBinding,
    messaging: { ...messagingBinding, ...messagePortBinding },
    sea: { isSea: () => false },
    block_list: blockListBinding,
  },
);
Object.assign(
  constants.exportNames,
  Object.fromEntries(Object.entries(fetchedExports).map(([id, { names }]) => [`node:${id}`, names])),
);
Object.assign(constants, { uv: fetchedConstants.uv });
Object.assign(constants.constants, { os: fetchedConstants.os });
Object.assign(Object(constants.constants['crypto']), fetchedConstants.crypto);
Object.assign(bindingByName('fs'), copyingBinding);
addDerivations();
addKeys();
Object.assign(builtin('buffer'), { transcode });
giveInspectorMethods(loadBuiltin('internal/console/global'));
for (const [id, { kinds }] of Object.entries(fetchedExports)) complete(id, kinds);
defineGlobal('fetch', loopbackFetch);
// The undici of npm calls it for each response.
Reflect.set(performance, 'markResourceTiming', () => undefined);
connectThreads({ start: startThread, ended: threadEnded, closePorts });
