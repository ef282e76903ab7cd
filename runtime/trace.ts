/**
 * The way of a request through an Express application: what was passed, matched, skipped and never reached.
 * Read from the router's own tracing channel, `express.router.request` (router 2.3), and from its stack of layers,
 * so that the program stays as it is. Runs beside the program, in both runtimes.
 */
import type { WayStep } from './contract.ts';

/** What the router publishes of one call of one handler. */
interface Call {
  readonly layer: Layer;
  readonly req: object;
  readonly startedAt: number;
  endedAt: number | undefined;
  error: string | undefined;
}

interface Layer {
  readonly name: string;
  readonly handle: object;
  readonly rawPath?: unknown;
  readonly method?: unknown;
  readonly route?: unknown;
}

/** `node:diagnostics_channel`, as far as it is needed here. */
export interface Channels {
  readonly subscribe: (name: string, listener: (message: unknown) => void) => void;
}

function field(value: unknown, name: string): unknown {
  const holds = (typeof value === 'object' && value !== null) || typeof value === 'function';
  return holds ? Reflect.get(value, name) : undefined;
}

function isObject(value: unknown): value is object {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}

function isLayer(value: unknown): value is Layer {
  return typeof field(value, 'name') === 'string' && isObject(field(value, 'handle'));
}

function layersOf(owner: unknown): readonly Layer[] {
  const stack = field(owner, 'stack');
  return Array.isArray(stack) ? stack.filter(isLayer) : [];
}

function wordsFromPath(rawPath: unknown): string {
  if (Array.isArray(rawPath)) return rawPath.map(wordsFromPath).join(', ');
  return typeof rawPath === 'string' || rawPath instanceof RegExp ? String(rawPath) : '';
}

function kindOf(layer: Layer): WayStep['kind'] {
  if (layersOf(layer.handle).length > 0) return 'router';
  return field(layer.handle, 'length') === 4 ? 'error-handler' : 'middleware';
}

function wordsFromError(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** As many distinct methods has only a route of `app.all`, which makes a handler for each. */
const EVERY_METHOD = 30;

/** The handlers of a route; of `app.all` the one that was called, or the first, stands for all of its kind. */
function handlersOf(route: unknown, isCalled: (layer: Layer) => boolean): readonly (readonly [Layer, string])[] {
  const layers = layersOf(route);
  if (new Set(layers.map(({ method }) => method)).size < EVERY_METHOD)
    return layers.map((layer) => [layer, typeof layer.method === 'string' ? layer.method.toUpperCase() : 'ALL']);
  return [...new Set(layers.map(({ handle }) => handle))].flatMap((handle) => {
    const same = layers.filter((layer) => layer.handle === handle);
    return [same.find(isCalled) ?? same[0]].flatMap((layer) => (layer === undefined ? [] : [[layer, 'ALL'] as const]));
  });
}

type Outcome = Pick<WayStep, 'outcome' | 'tookMs' | 'error'>;

/** Steps of one stack; what lies before its last call and was not called was skipped. */
function stepsOfStack(owner: unknown, depth: number, calls: readonly Call[], last: Call | undefined): WayStep[] {
  const layers = layersOf(owner);
  const isCalled = (layer: Layer): boolean => calls.some((call) => call.layer === layer);
  const isOnWay = (layer: Layer): boolean =>
    isCalled(layer) || layersOf(layer.route).some(isOnWay) || layersOf(layer.handle).some(isOnWay);
  const lastOnWay = layers.findLastIndex(isOnWay);

  const outcomeOf = (layer: Layer, isBehind: boolean): Outcome => {
    const own = calls.filter((call) => call.layer === layer);
    const call = own.at(-1);
    // Where nothing was called, all was tried: the answer is Express's own 404.
    if (call === undefined) return { outcome: isBehind || last === undefined ? 'skipped' : 'not-reached' };
    const tookMs = (call.endedAt ?? call.startedAt) - call.startedAt;
    if (call.error !== undefined) return { outcome: 'failed', tookMs, error: call.error };
    return { outcome: call === last ? 'answered' : 'passed', tookMs };
  };

  return layers.flatMap((layer, index): WayStep[] => {
    const path = wordsFromPath(layer.rawPath);
    if (isObject(layer.route)) {
      const handlers = handlersOf(layer.route, isCalled);
      const lastCalled = handlers.findLastIndex(([handler]) => isCalled(handler));
      return handlers.map(([handler, method], place): WayStep => {
        const isBehind = lastCalled === -1 ? index < lastOnWay : index < lastOnWay || place < lastCalled;
        return {
          kind: 'route',
          name: `${method} ${path}`,
          handler: handler.name,
          depth,
          ...outcomeOf(handler, isBehind),
        };
      });
    }
    const step = {
      kind: kindOf(layer),
      name: path === '/' ? '' : path,
      handler: layer.name,
      depth,
      ...outcomeOf(layer, index < lastOnWay),
    };
    return isOnWay(layer) ? [step, ...stepsOfStack(layer.handle, depth + 1, calls, last)] : [step];
  });
}

/**
 * Follows every request of the program from now on. The function that it returns tells the way of one request, to be
 * asked once its response is done, and forgets it.
 */
export function traceRequests(channels: Channels): (request: object) => readonly WayStep[] {
  const callsOf = new WeakMap<object, Call[]>();
  const openCalls = new WeakMap<object, Call>();

  channels.subscribe('tracing:express.router.request:start', (message) => {
    const [request, layer] = [field(message, 'req'), field(message, 'layer')];
    if (!isObject(message) || !isObject(request) || !isLayer(layer)) return;
    const call: Call = { layer, req: request, startedAt: performance.now(), endedAt: undefined, error: undefined };
    openCalls.set(message, call);
    callsOf.set(request, [...(callsOf.get(request) ?? []), call]);
  });
  channels.subscribe('tracing:express.router.request:error', (message) => {
    const call = isObject(message) ? openCalls.get(message) : undefined;
    if (call !== undefined) call.error = wordsFromError(field(message, 'error'));
  });
  for (const end of ['end', 'asyncEnd']) {
    channels.subscribe(`tracing:express.router.request:${end}`, (message) => {
      const call = isObject(message) ? openCalls.get(message) : undefined;
      if (call !== undefined) call.endedAt = performance.now();
    });
  }

  return (request) => {
    const calls = callsOf.get(request) ?? [];
    callsOf.delete(request);
    const last = calls.findLast((call) => layersOf(call.layer.handle).length === 0);
    const app = field(request, 'app');
    if (app === undefined) return [];
    return stepsOfStack(field(app, 'router'), 0, calls, last);
  };
}
