import { getterOf } from './getters.ts';
import { HEAVIEST, MOST_DEEP, WEIGHT_OF } from '../protocol.ts';

/** A message to the page as plain data of a known weight: copied, since what a program has made may change when it is read. */
export interface Load {
  readonly message: unknown;
  readonly transfer: Transferable[];
  readonly weight: number;
  readonly type: unknown;
  /** Of something printed, which may be put together with what follows it. */
  readonly printed: Printed | undefined;
}

export interface Printed {
  readonly stream: unknown;
  readonly requestId: unknown;
  readonly text: string;
}

/** From here on it is quicker to move bytes than to copy them. */
const MOVED_BYTES = 32_768;

// Taken before the program comes, which may change them.
const { defineProperty, keys, setPrototypeOf } = Object;
const { iterator } = Symbol;
const { isArray } = Array;
const { ArrayBuffer: HostBuffer } = globalThis;

const typedArrays: unknown = Object.getPrototypeOf(Uint8Array.prototype);
const buffers: unknown = ArrayBuffer.prototype;
const nameOf = getterOf(typedArrays, Symbol.toStringTag);
const bufferOf = getterOf(typedArrays, 'buffer');
const byteLengthOf = getterOf(buffers, 'byteLength');

const ofPorts: unknown = MessagePort.prototype;
const onMessageOf = getterOf(ofPorts, 'onmessage');

/** By what the engine made it: Node's library gives ports another prototype. */
function isPort(value: object | undefined): value is MessagePort {
  if (value === undefined) return false;
  try {
    onMessageOf(value);
    return true;
  } catch {
    return false;
  }
}

interface Copying {
  weight: number;
  readonly most: number;
  isTooHeavy: boolean;
  /** Weighed at the end, when no getter of the program can change them any more. */
  buffers: { readonly buffer: object; readonly next: Copying['buffers'] } | undefined;
  /** Only who wants a thread sends one. */
  port: object | undefined;
  readonly sendsPort: boolean;
}

function copyOf(value: unknown, copying: Copying, depth: number): unknown {
  copying.weight += WEIGHT_OF.value;
  if (typeof value === 'string') copying.weight += value.length;
  copying.isTooHeavy ||= copying.weight > copying.most || depth > MOST_DEEP;
  if (copying.isTooHeavy) return undefined;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' || value === null)
    return value;
  if (typeof value !== 'object') return undefined;
  if (nameOf(value) !== undefined) return bytesOf(value, copying);
  return isArray(value) ? listOf(value, copying, depth) : objectOf(value, copying, depth);
}

function bytesOf(value: object, copying: Copying): unknown {
  const buffer = nameOf(value) === 'Uint8Array' ? bufferOf(value) : undefined;
  if (typeof buffer !== 'object' || buffer === null) return undefined;
  copying.buffers = { buffer, next: copying.buffers };
  return value;
}

/** Without a prototype, whose setters would be asked. */
function listOf(value: readonly unknown[], copying: Copying, depth: number): unknown[] {
  const made: unknown[] = [];
  setPrototypeOf(made, null);
  const { length } = value;
  for (let i = 0; i < length && !copying.isTooHeavy; i += 1) made[i] = copyOf(value[i], copying, depth + 1);
  return made;
}

function objectOf(value: object, copying: Copying, depth: number): Readonly<Record<string, unknown>> {
  const made: Record<string, unknown> = {};
  setPrototypeOf(made, null);
  const given: Readonly<Record<string, unknown>> = { ...value };
  const names = keys(given);
  for (let i = 0; i < names.length && !copying.isTooHeavy; i += 1) {
    const name = names[i] ?? '';
    const member = given[name];
    if (name === 'port' && copying.sendsPort && typeof member === 'object' && member !== null) {
      copying.port ??= member;
      if (copying.port === member) made[name] = member;
    } else made[name] = copyOf(member, copying, depth + 1);
  }
  return made;
}

/** The engine takes for a list only what can be stepped through, and to step through a list it asks the program's prototypes. */
function stepped(list: Transferable[]): Transferable[] {
  const steps = (): object => {
    let at = 0;
    const next = (): object => {
      const value = list[at];
      at += 1;
      return { done: value === undefined, value };
    };
    return { next };
  };
  setPrototypeOf(list, null);
  defineProperty(list, iterator, { value: steps });
  return list;
}

/** Undefined where it is more than the page can hear at once. */
export function loadOf(said: object): Load | undefined {
  const sendsPort = 'type' in said && said.type === 'thread-wanted';
  const most = sendsPort ? HEAVIEST.thread : HEAVIEST.message;
  const copying: Copying = { weight: 0, most, isTooHeavy: false, buffers: undefined, port: undefined, sendsPort };
  const message = objectOf(said, copying, 0);
  const transfer: Transferable[] = [];
  for (let each = copying.buffers; each !== undefined; each = each.next) {
    const bytes = Number(byteLengthOf(each.buffer));
    copying.weight += bytes;
    if (bytes >= MOVED_BYTES && each.buffer instanceof HostBuffer) transfer[transfer.length] = each.buffer;
  }
  if (isPort(copying.port)) transfer[transfer.length] = copying.port;
  if (copying.isTooHeavy || copying.weight > most) return undefined;
  const { type, stream, requestId, text } = message;
  const weight = WEIGHT_OF.message + (sendsPort ? 0 : WEIGHT_OF.value + copying.weight);
  const printed = type === 'output' && typeof text === 'string' ? { stream, requestId, text } : undefined;
  return { message, transfer: stepped(transfer), weight, type, printed };
}
