import { limitOutput, muteOutput, print, printText } from './output.ts';
import { asyncWrapBinding } from '../bindings/async/async-wrap.ts';
import { heldTimerNames } from '../bindings/async/timers.ts';
import { onUncaughtError } from '../bindings/errors.ts';
import { onStandardOutput } from '../bindings/files/fs.ts';
import { heldHandleNames } from '../bindings/network/held-handles.ts';
import * as volume from '../bindings/files/volume.ts';
import { constants } from '../ground/node-constants.ts';
import { connectLoop, stopLoop } from '../ground/event-loop.ts';
import { host } from '../ground/host.ts';
import { builtin, hasBuiltin, internalFunction, internalMember, loadBuiltin, member } from '../ground/library.ts';
import { tell } from '../ground/link.ts';
import type { ProgramProcess } from '../ground/program-process.ts';
import { threads } from '../ground/parts.ts';

/** The `process` object: Node's own methods over what a worker can do. */

const bootedAt = host.now();
const PID = 4242;
const exitState: { code: number | undefined } = { code: undefined };

/** process.exit never returns, so that nothing after it runs; the page ends the worker as soon as it hears of it. */
function reallyExit(code: number): never {
  end(code, null);
  const until = host.now() + 5000;
  while (host.now() < until);
  throw new Error('The program has ended.');
}

export function end(code: number | null, signal: string | null): void {
  threads()?.closePorts();
  muteOutput();
  stopLoop();
  // A parent hears eight bits of it.
  tell({ type: 'exit', code: code === null ? null : code & 0xff, signal });
}

const hrtimeValues = new Uint32Array(3);

function hrtime(): void {
  const [seconds, nanos] = splitTime();
  hrtimeValues[0] = seconds / 2 ** 32;
  hrtimeValues[1] = seconds >>> 0;
  hrtimeValues[2] = nanos;
}

let lastRead = 0;
/** So much a reading goes on while the clock stands still: what is shown in milliseconds with three digits is not 0. */
const STEP_NS = 1000;
/** As far ahead of the clock it may come: the coarsest step of Chromium's. */
const AHEAD_NS = 100_000;

/** A browser's clock is coarse; in Node, no two readings are the same. */
function splitTime(): [number, number] {
  const told = Math.round((host.now() + 1e6) * 1e6);
  const step = lastRead - told < AHEAD_NS ? STEP_NS : 1;
  lastRead = Math.max(lastRead + step, told);
  return [Math.floor(lastRead / 1e9), lastRead % 1e9];
}

const SIGNALS = constants.constants['os']?.['signals'];
const signals: [string, unknown][] = typeof SIGNALS === 'object' && SIGNALS !== null ? Object.entries(SIGNALS) : [];

export function signalNumber(name: string): number {
  const number = member(SIGNALS, name);
  return typeof number === 'number' ? number : 0;
}

export const processMethods = {
  hrtime,
  hrtimeBigInt: () => {
    const [seconds, nanos] = splitTime();
    new BigInt64Array(hrtimeValues.buffer, 0, 1)[0] = BigInt(seconds) * 1_000_000_000n + BigInt(nanos);
  },
  hrtimeBuffer: hrtimeValues,
  reallyExit,
  chdir: volume.chdir,
  cwd: volume.cwd,
  umask: () => 0o022,
  uptime: () => (host.now() - bootedAt) / 1000,
  memoryUsage: (values: Float64Array) => values.set([64e6, 32e6, 16e6, 1e6, 1e6]),
  rss: () => 64e6,
  constrainedMemory: () => 0,
  availableMemory: () => 2 ** 30,
  cpuUsage: (values: Float64Array) => values.set([host.now() * 1000, 0]),
  threadCpuUsage: (values: Float64Array) => values.set([host.now() * 1000, 0]),
  resourceUsage: (values: Float64Array) => values.fill(0),
  _getActiveRequests: () => [],
  _getActiveHandles: () => [],
  getActiveResourcesInfo: () => [...heldHandleNames(), ...heldTimerNames()],
  _rawDebug: (text: string) => printText('stderr', `${text}\n`),
  _kill: (pid: number, signal: number) => {
    if (pid !== PID) return -3;
    const name = signals.find(([, number]) => number === signal)?.[0];
    if (name !== undefined && signal !== 0) host.setTimeout(() => onSignal(name), 0);
    return 0;
  },
  setEmitWarningSync: () => undefined,
  loadEnvFile: () => undefined,
};

let onSignal: (name: string) => void = () => undefined;
export function connectSignals(callback: typeof onSignal): void {
  onSignal = callback;
}

/** An empty process object, for the library to be loaded over. */
export function newProcess(): ProgramProcess {
  function process(): void {
    // Only its prototype is used, so that the object's constructor has Node's name.
  }
  // Two prototypes up from Object's, as Node's own: the nearer one becomes an EventEmitter's.
  const prototype = Object.defineProperty({}, 'constructor', { value: process, configurable: true, writable: true });
  const bare = {};
  Reflect.setPrototypeOf(bare, prototype);
  Object.assign(bare, {
    version: `v${constants.versions['node'] ?? ''}`,
    versions: { ...constants.versions },
    arch: 'x64',
    platform: 'linux',
    release: constants.release,
    title: 'node',
    argv: ['/usr/local/bin/node', '/app/main.ts'],
    execArgv: [],
    env: {},
    pid: PID,
    ppid: 1,
    execPath: '/usr/local/bin/node',
    debugPort: 9229,
    argv0: 'node',
    features: {
      inspector: false,
      debug: false,
      uv: true,
      ipv6: true,
      tls: false,
      typescript: 'strip',
      require_module: true,
    },
    config: { target_defaults: {}, variables: {} },
    moduleLoadList: [],
    _exiting: false,
  });
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- it becomes the whole process below
  return bare as ProgramProcess;
}

function outputStream(name: 'stdout' | 'stderr', fd: number): object {
  const { Writable } = builtin('stream');
  const stream = new Writable({
    decodeStrings: true,
    write(chunk: Uint8Array, _encoding, done) {
      print(name, chunk);
      done();
    },
  });
  return Object.assign(stream, { fd, _type: 'pipe', _isStdio: true });
}

/** Gives the process its methods once the library can be loaded; the counterpart of Node's bootstrap/node.js. */
export function furnishProcess(process: ProgramProcess): void {
  const EventEmitter = loadBuiltin('events');
  if (typeof EventEmitter !== 'function') throw new Error('Node has no EventEmitter.');
  Reflect.setPrototypeOf(Reflect.getPrototypeOf(process) ?? {}, prototypeOf(EventEmitter));
  Reflect.apply(EventEmitter, process, []);
  Object.defineProperty(process, Symbol.toStringTag, { value: 'process', writable: true });
  Object.defineProperty(process, 'exitCode', {
    get: () => exitState.code,
    set: (code: unknown) => {
      const isNumber = typeof code === 'string' && code !== '' && !Number.isNaN(Number(code));
      const given = isNumber ? Number(code) : (code ?? undefined);
      if (given !== undefined) internalFunction('internal/validators', 'validateInteger')(given, 'code');
      exitState.code = typeof given === 'number' ? given | 0 : undefined;
    },
    enumerable: true,
    configurable: false,
  });

  const wrapped = internalFunction('internal/process/per_thread', 'wrapProcessMethods')(processMethods);
  Object.assign(process, wrapped);
  const perThread = loadBuiltin('internal/process/per_thread');
  const hrtimeFunction = member(perThread, 'hrtime');
  if (typeof hrtimeFunction !== 'function') throw new Error('Node has no hrtime.');
  Object.assign(process, {
    uptime: processMethods.uptime,
    cwd: volume.cwd,
    chdir: (directory: string) => volume.chdir(directory),
    umask: processMethods.umask,
    reallyExit,
    _kill: processMethods._kill,
    constrainedMemory: processMethods.constrainedMemory,
    availableMemory: processMethods.availableMemory,
    getActiveResourcesInfo: processMethods.getActiveResourcesInfo,
    getuid: () => 0,
    geteuid: () => 0,
    getgid: () => 0,
    getegid: () => 0,
    getgroups: () => [0],
    abort: () => end(null, 'SIGABRT'),
    hrtime: Object.assign(hrtimeFunction, { bigint: member(perThread, 'hrtimeBigInt') }),
    ref: member(perThread, 'ref'),
    unref: member(perThread, 'unref'),
    emitWarning: internalMember('internal/process/warning', 'emitWarning'),
    getBuiltinModule: (id: string) => {
      const name = id.replace(/^node:/, '');
      return hasBuiltin(name) ? loadBuiltin(name) : undefined;
    },
    loadEnvFile: (path = '.env') => {
      const found = builtin('util').parseEnv(builtin('fs').readFileSync(path, 'utf8'));
      for (const [key, value] of Object.entries(found)) process.env[key] ??= value ?? '';
    },
  });
  Object.assign(process, { _rawDebug: processMethods._rawDebug });
  const onWarning = internalFunction('internal/process/warning', 'onWarning');
  process.on('warning', (warning) => void onWarning(warning));
  lazily(process, 'stdout', () => outputStream('stdout', 1));
  lazily(process, 'stderr', () => outputStream('stderr', 2));
  lazily(process, 'stdin', () => {
    const { Readable } = builtin('stream');
    return Object.assign(Readable.from([]), { fd: 0 });
  });
  onStandardOutput((fd, bytes) => print(fd === 2 ? 'stderr' : 'stdout', bytes));
}

function prototypeOf(constructor: object): object {
  const prototype = member(constructor, 'prototype');
  if (typeof prototype !== 'object' || prototype === null) throw new Error('This is no constructor.');
  return prototype;
}

function lazily(target: object, name: string, make: () => unknown): void {
  let value: unknown;
  Object.defineProperty(target, name, {
    configurable: true,
    enumerable: true,
    get: () => (value ??= make()),
  });
}

export { asyncWrapBinding, connectLoop, limitOutput, onUncaughtError };
