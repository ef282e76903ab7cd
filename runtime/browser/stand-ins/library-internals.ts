import { host } from '../ground/host.ts';
import { builtinNames, constants } from '../ground/node-constants.ts';
import { builtin, hasBuiltin, loadBuiltin } from '../ground/library.ts';

/** Stand-ins for internal modules of Node that would only bring in what no program can reach here. */

function getOptionValue(name: string): unknown {
  // The one list among the options that are asked for.
  if (name === '--disable-warning') return [];
  return constants.options[name];
}

export const options = (): object => ({
  get options() {
    return new Map();
  },
  getOptionValue,
  getEmbedderOptions: () => ({
    shouldNotRegisterESMLoader: true,
    noGlobalSearchPaths: true,
    hasEmbedderPreload: false,
  }),
  getOptionsAsFlagsFromBinding: () => [],
  getAllowUnauthorized: () => false,
  refreshOptions: () => undefined,
});

export const realm = (): object => ({
  BuiltinModule: {
    exists: (id: string) => hasBuiltin(id) || id.startsWith('internal/'),
    canBeRequiredByUsers: hasBuiltin,
    canBeRequiredWithoutScheme: hasBuiltin,
    normalizeRequirableId: (id: string) =>
      hasBuiltin(id.replace(/^node:/, '')) ? id.replace(/^node:/, '') : undefined,
    getSchemeOnlyModuleNames: () => ['sea', 'sqlite', 'test', 'test/reporters'],
  },
  internalBinding: () => ({}),
});

export const sourceMaps = (): object => ({
  getSourceMapsSupport: () => ({ enabled: false, nodeModules: false, generatedCode: false }),
  setSourceMapsSupport: () => undefined,
  maybeCacheSourceMap: () => undefined,
  maybeCacheGeneratedSourceMap: () => undefined,
  findSourceMap: () => undefined,
  getSourceLine: () => undefined,
});

export const encoding = (): object => ({
  TextEncoder: host.TextEncoder,
  TextDecoder: host.TextDecoder,
  getEncodingFromLabel: (label: string) => label,
});

export const blob = (): object => ({
  Blob: host.Blob,
  createBlob: () => undefined,
  createBlobFromFilePath: (path: string, { type }: { type: string }) => {
    try {
      return new host.Blob([new Uint8Array(builtin('fs').readFileSync(path))], { type });
    } catch {
      throw Object.assign(new TypeError('Unable to open file as blob'), { code: 'ERR_INVALID_ARG_VALUE' });
    }
  },
  resolveObjectURL: () => undefined,
  isBlob: (value: unknown) => value instanceof host.Blob,
});

export const file = (): object => ({ File: Reflect.get(globalThis, 'File') });

export const keys = (): object => ({ isKeyObject: () => false, isCryptoKey: () => false });

const nothingDone = (): true => true;
export const cursor = (): object => ({
  cursorTo: nothingDone,
  moveCursor: nothingDone,
  clearLine: nothingDone,
  clearScreenDown: nothingDone,
});

export const watchers = (): object => {
  const { EventEmitter } = builtin('events');
  // Nothing but the program itself changes its files, so there is nothing to watch.
  class Watcher extends EventEmitter {
    start(): void {
      // See above.
    }
    close(): void {
      this.emit('close');
    }
    ref(): this {
      return this;
    }
    unref(): this {
      return this;
    }
  }
  return {
    FSWatcher: Watcher,
    StatWatcher: Watcher,
    kFSWatchStart: 'start',
    kFSStatWatcherAddOrCleanRef: 'ref',
    watch: () => new Watcher(),
  };
};

class NoTerminal {
  readonly isTTY = false;
}

export const tty = (): object => {
  const noTerminal = (): false => false;
  return {
    isatty: noTerminal,
    getColorDepth: () => 1,
    hasColors: noTerminal,
    ReadStream: class ReadStream extends NoTerminal {},
    WriteStream: class WriteStream extends NoTerminal {},
  };
};

export const dataUrl = (): object => ({
  percentDecode: (bytes: Uint8Array) => {
    const decoded: number[] = [];
    for (let i = 0; i < bytes.length; i++) {
      const pair = String.fromCharCode(bytes[i + 1] ?? 0, bytes[i + 2] ?? 0);
      if (bytes[i] === 0x25 && /^[0-9a-f]{2}$/i.test(pair)) {
        decoded.push(Number.parseInt(pair, 16));
        i += 2;
      } else decoded.push(bytes[i] ?? 0);
    }
    return Uint8Array.from(decoded);
  },
});

export const empty = (): object => ({});

export const perfHooks = (): object => ({
  performance: host.performance,
  PerformanceObserver: Reflect.get(globalThis, 'PerformanceObserver'),
  constants: {},
});

export const moduleModule = (): object => ({
  builtinModules: builtinNames.map((name) => (/^(sqlite|test)\b/.test(name) ? `node:${name}` : name)),
  isBuiltin: (id: string) => hasBuiltin(id.replace(/^node:/, '')),
  createRequire: () => (id: string) => loadBuiltin(id.replace(/^node:/, '')),
});

const nothing = (): undefined => undefined;
/** Nobody can observe net and http entries here, so that nobody does is all that they need to know. */
export const perfObserve = (): object => ({
  hasObserver: () => false,
  startPerf: nothing,
  stopPerf: nothing,
  enqueue: nothing,
  clearEntriesFromBuffer: nothing,
  bufferUserTiming: nothing,
});
