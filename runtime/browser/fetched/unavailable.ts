import { nodeError } from '../worker/node-error.ts';
import type { Unavailable } from '../stand-ins/replaced.ts';

/** Modules that need what a page has not: they can be imported, and say so when they are used. */

/** The names of what throws. */
const THROWING: Readonly<Record<Unavailable, string>> = {
  child_process: 'exec execFile execFileSync execSync fork spawn spawnSync',
  cluster: 'fork setupPrimary disconnect',
  dgram: 'createSocket Socket',
  domain: 'create createDomain Domain',
  http2: 'createServer createSecureServer connect',
  https: 'createServer request get Server Agent',
  inspector: 'open Session',
  'inspector/promises': 'open Session',
  repl: 'start REPLServer Recoverable',
  tls: 'connect createServer TLSSocket Server createSecureContext',
  trace_events: 'createTracing',
  v8: 'serialize deserialize getHeapSnapshot getHeapStatistics',
  vm: 'Script createContext runInContext runInNewContext runInThisContext',
  wasi: 'WASI',
};

const noInspector = { url: () => undefined, close: () => undefined };
const REST: Readonly<Partial<Record<Unavailable, object>>> = {
  cluster: { isPrimary: true, isMaster: true, isWorker: false, workers: {} },
  http2: { constants: {} },
  https: { globalAgent: {} },
  inspector: noInspector,
  'inspector/promises': noInspector,
  trace_events: { getEnabledCategories: () => undefined },
};

/** Its functions and classes throw Node's own error for what a platform lacks. */
export function unavailable(id: Unavailable): object {
  const throwing: Record<string, () => never> = {};
  for (const name of THROWING[id].split(' ')) {
    // A function expression, so that `new` reaches it, too.
    throwing[name] = function () {
      throw nodeError('ERR_FEATURE_UNAVAILABLE_ON_PLATFORM', `${id}.${name}`);
    };
  }
  return { ...throwing, ...REST[id] };
}
