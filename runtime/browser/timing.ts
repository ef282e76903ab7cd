import { host } from './ground/host.ts';
import {
  addModules,
  bindingByName,
  internalMember,
  loadBuiltin,
  member,
  type ModuleFunction,
} from './ground/library.ts';
import { constants } from './ground/node-constants.ts';
import { Histogram } from './timing/histogram.ts';

/**
 * Node's own `perf_hooks` and its global `performance`: a script of its own, which the page fetches for a program that
 * measures more than `performance.now()`; see `page/needs-timing.ts`.
 */

/** Put before it by `runtime/bundle/scripts/timing-script.ts`: Node's modules, and the errors that they throw. */
declare const timingModules: Record<string, ModuleFunction>;
declare const declareErrors: (declare: unknown, codes: unknown) => void;

/** Records how much later than asked for a timer comes, in nanoseconds. It keeps no program alive. */
class DelayHistogram extends Histogram {
  readonly #every: number;
  #timer: ReturnType<typeof host.setTimeout> | undefined = undefined;

  constructor(every: number) {
    super();
    this.#every = every;
  }

  start(): void {
    this.recordDelta(host.now());
    this.#timer = host.setTimeout(() => this.start(), this.#every);
  }

  stop(): void {
    if (this.#timer !== undefined) host.clearTimeout(this.#timer);
  }
}

/** Places in two lists that this script shares with Node's modules; a program that looks does not see them. */
const PLACES = {
  MILESTONE: [
    'TIME_ORIGIN_TIMESTAMP',
    'TIME_ORIGIN',
    'ENVIRONMENT',
    'NODE_START',
    'V8_START',
    'LOOP_START',
    'LOOP_EXIT',
    'BOOTSTRAP_COMPLETE',
  ],
  ENTRY_TYPE: ['GC', 'HTTP', 'HTTP2', 'NET', 'DNS', 'QUIC'],
};
const withPlaces = { ...constants.performance };
for (const [kind, names] of Object.entries(PLACES)) {
  for (const [value, name] of names.entries())
    Object.defineProperty(withPlaces, `NODE_PERFORMANCE_${kind}_${name}`, { value });
}

/** In nanoseconds since the worker was made, but for the first, which says when that was, in microseconds. */
const milestones = new Float64Array(PLACES.MILESTONE.length);
milestones[0] = host.performance.timeOrigin * 1000;
milestones[PLACES.MILESTONE.indexOf('LOOP_EXIT')] = -1;

declareErrors(internalMember('internal/errors', 'E'), internalMember('internal/errors', 'codes'));
addModules(timingModules, {
  performance: {
    ...bindingByName('performance'),
    constants: withPlaces,
    now: host.now,
    milestones,
    observerCounts: new Uint32Array(PLACES.ENTRY_TYPE.length),
    Histogram,
    createELDHistogram: (every: number) => new DelayHistogram(every),
    uvMetricsInfo: () => [0, 0, 0],
  },
});

const { defineProperty } = Object;
const GLOBALS = {
  'internal/perf/performance': ['performance', 'Performance'],
  'internal/perf/performance_entry': ['PerformanceEntry'],
  'internal/perf/usertiming': ['PerformanceMark', 'PerformanceMeasure'],
  'internal/perf/observe': ['PerformanceObserver', 'PerformanceObserverEntryList'],
  'internal/perf/resource_timing': ['PerformanceResourceTiming'],
} as const;
for (const [id, names] of Object.entries(GLOBALS)) {
  for (const name of names) {
    const isOfAll = name === 'performance';
    defineProperty(globalThis, name, {
      get: () => member(loadBuiltin(id), name),
      set: (value: unknown) =>
        defineProperty(globalThis, name, { value, writable: true, configurable: true, enumerable: isOfAll }),
      configurable: true,
      enumerable: isOfAll,
    });
  }
}
