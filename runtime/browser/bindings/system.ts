import { host } from '../ground/host.ts';
import { constants } from '../ground/node-constants.ts';

/** The small bindings: errors by number, the machine, and what a browser simply does not have. */

const nothing = (): undefined => undefined;

export const uvBinding = {
  ...Object.fromEntries(constants.uv.map(([number, name]) => [`UV_${name}`, number])),
  errname: (number: number) =>
    constants.uv.find(([known]) => known === number)?.[1] ?? `Unknown system error ${String(number)}`,
  getErrorMap: () => new Map(constants.uv.map(([number, name, message]) => [number, [name, message]])),
  getErrorMessage: (number: number) => constants.uv.find(([known]) => known === number)?.[2],
};

export const configBinding = {
  isDebugBuild: false,
  openSSLIsBoringSSL: false,
  hasOpenSSL: false,
  fipsMode: false,
  hasIntl: false,
  hasSmallICU: false,
  hasTracing: false,
  hasNodeOptions: true,
  noBrowserGlobals: false,
  hasInspector: false,
  bits: 64,
  hasCrypto: false,
  getDefaultLocale: () => 'en-US',
};

export const osBinding = {
  getAvailableParallelism: () => 1,
  getCPUs: () => [],
  getFreeMem: () => 2 ** 30,
  getTotalMem: () => 2 ** 31,
  getHomeDirectory: () => '/root',
  getHostname: () => 'localhost',
  getInterfaceAddresses: () => ['lo', '127.0.0.1', '255.0.0.0', 'IPv4', '00:00:00:00:00:00', true, -1],
  getLoadAvg: (averages: Float64Array) => averages.fill(0),
  getPriority: () => 0,
  setPriority: () => 0,
  getOSInformation: () => ['Linux', '6.0.0', '#1', 'x86_64'],
  getUserInfo: () => ({ uid: 0, gid: 0, username: 'root', homedir: '/root', shell: '/bin/sh' }),
  getUptime: () => host.now() / 1000,
  isBigEndian: false,
};

export const credentialsBinding = {
  implementsPosixCredentials: true,
  safeGetenv: nothing,
  getTempDir: () => '/tmp',
};

export const messagingBinding = {
  DOMException: globalThis.DOMException,
  setDeserializerCreateObjectFunction: nothing,
  structuredClone: host.structuredClone,
};

export const symbolsBinding: Readonly<Record<string, symbol>> = Object.fromEntries(
  constants.symbols.map((name) => [name, Symbol(name)]),
);

export const performanceBinding = {
  constants: constants.performance,
  observerCounts: new Uint32Array(6),
  milestones: new Float64Array(8),
  now: host.now,
  setupObservers: nothing,
  installGarbageCollectionTracking: nothing,
  removeGarbageCollectionTracking: nothing,
  notify: nothing,
  loopIdleTime: () => 0,
  markBootstrapComplete: nothing,
};

export const snapshotBinding = {
  setSerializeCallback: nothing,
  setDeserializeCallback: nothing,
  setDeserializeMainFunction: nothing,
  isBuildingSnapshotBuffer: [0],
};

const noCategory = new Uint8Array(1);
export const traceEventsBinding = {
  trace: nothing,
  isTraceCategoryEnabled: () => false,
  setTraceCategoryStateUpdateHandler: nothing,
  getCategoryEnabledBuffer: () => noCategory,
  available: false,
};

export const diagnosticsBinding = { linkNativeChannel: nothing, subscribers: new Uint32Array(1024) };

export const icuBinding = { icuErrName: nothing, transcode: nothing, getStringWidth: (text: string) => text.length };

export const emptyBinding = {};
