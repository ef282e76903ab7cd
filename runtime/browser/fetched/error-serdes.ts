import { host } from '../ground/host.ts';
import { builtin, internalMember } from '../ground/library.ts';
import { hasOwn } from '../ground/has-own.ts';

/** Stand-ins for what `worker_threads` needs of modules that are not here. */

interface Serialized {
  /** The nearest of the engine's own error classes; undefined where the value is no error. */
  readonly constructor: string | undefined;
  readonly properties?: Readonly<Record<string, PropertyDescriptor>>;
  readonly cause?: Serialized | undefined;
  readonly value?: unknown;
}

const CLASSES: Readonly<Record<string, ErrorConstructor>> = {
  Error,
  TypeError,
  RangeError,
  URIError,
  SyntaxError,
  ReferenceError,
  EvalError,
};

function chainOf(object: object): object[] {
  const next: unknown = Object.getPrototypeOf(object);
  return typeof next === 'object' && next !== null ? [object, ...chainOf(next)] : [object];
}

function classOf(chain: readonly object[]): string | undefined {
  const names = chain.map((object) => {
    const found: unknown = Object.getOwnPropertyDescriptor(object, 'constructor')?.value;
    return typeof found === 'function' ? found.name : '';
  });
  return names.find((name) => hasOwn(CLASSES, name));
}

/** Values only, also those of getters, from the prototypes up to the error itself. */
function propertiesOf(error: object, chain: readonly object[]): Record<string, PropertyDescriptor> {
  const all: Record<string, PropertyDescriptor> = {};
  for (const object of chain.toReversed()) {
    for (const [name, found] of Object.entries(Object.getOwnPropertyDescriptors(object))) {
      if (name === '__proto__' || name === 'cause') continue;
      const value: unknown = found.get === undefined ? found.value : Reflect.get(object, name, error);
      if (typeof value === 'function' || typeof value === 'symbol') continue;
      const { configurable = true, enumerable = false } = found;
      all[name] = { value, configurable, enumerable, writable: true };
    }
  }
  return all;
}

function serialize(error: unknown, seen: readonly unknown[] = []): Serialized {
  if (seen.includes(error)) return { constructor: undefined, value: '[Circular object]' };
  try {
    if (error instanceof Error) {
      const chain = chainOf(error);
      const cause = 'cause' in error ? serialize(error.cause, [...seen, error]) : undefined;
      return host.structuredClone({ constructor: classOf(chain), properties: propertiesOf(error, chain), cause });
    }
    return host.structuredClone({ constructor: undefined, value: error });
  } catch {
    return { constructor: undefined, value: builtin('util').inspect(error) };
  }
}

function deserialize({ constructor, properties, cause, value }: Serialized): unknown {
  const Class = CLASSES[constructor ?? ''];
  if (Class === undefined || properties === undefined) return value;
  const all: Record<PropertyKey, PropertyDescriptor> = { ...properties };
  if (cause !== undefined) all['cause'] = { value: deserialize(cause), configurable: true, writable: true };
  all[Symbol.toStringTag] = { value: 'Error', configurable: true };
  const made: unknown = Object.create(Class.prototype, all);
  return made;
}

/** Node writes an error as bytes; here it is an object that can be cloned. */
export const errorSerdes = (): object => ({ serializeError: serialize, deserializeError: deserialize });

/** Of undici only the event that a MessagePort emits. */
export const messageEvents = (): object => {
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- Node's Event has the type of the browser's
  const NodeEvent = internalMember('internal/event_target', 'Event') as typeof Event;
  class MessageEvent extends NodeEvent {
    readonly data: unknown;
    readonly ports: readonly unknown[];
    readonly origin = '';
    readonly lastEventId = '';
    readonly source = null;

    constructor(type: string, { data = null, ports = [] }: { data?: unknown; ports?: readonly unknown[] } = {}) {
      super(type);
      this.data = data;
      this.ports = ports;
    }
  }
  Object.defineProperty(MessageEvent, 'name', { value: 'MessageEvent' });
  return { createFastMessageEvent: (type: string, init: object) => new MessageEvent(type, init) };
};
