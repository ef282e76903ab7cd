import { enter, hold, post, release } from '../ground/event-loop.ts';
import { host } from '../ground/host.ts';
import { callMember, loadBuiltin } from '../ground/library.ts';
import { nodeError } from '../ground/node-error.ts';
import { currentFrame, setFrame, type Frame } from '../ground/async-context.ts';
import { cloned, transfersFrom } from '../bindings/clone.ts';
import { symbolsBinding } from '../bindings/system.ts';

/**
 * Node's MessagePort over the browser's: a port is the browser's own object under Node's prototype, so that cloning and
 * transferring are the engine's. While both ends are in one thread their messages go from queue to queue, at once, and
 * `receiveMessageOnPort` finds them as in Node; when an end is transferred, the browser carries them.
 */

interface Message {
  readonly value: unknown;
  /** The ports in it, which are the browser's until the message is received. */
  readonly ports: readonly MessagePort[];
  /** Says that the other end is closed, instead of a value. */
  readonly closes: boolean;
}

interface State {
  /** The other end, while it is in this thread. */
  peer: MessagePort | undefined;
  readonly frame: Frame | undefined;
  queue: Message[];
  receiving: boolean;
  listening: boolean;
  refed: boolean;
  closed: boolean;
  posted: boolean;
}

const native = host.MessagePort.prototype;
const states = new WeakMap<object, State>();
const openPorts = new Set<MessagePort>();

function stateOf(port: unknown): State | undefined {
  return typeof port === 'object' && port !== null ? states.get(port) : undefined;
}

/** With Node's prototype it is no instance of the browser's class any more. */
function isPort(value: unknown): value is MessagePort {
  return stateOf(value) !== undefined;
}

function nativeCall(
  port: MessagePort,
  name: 'postMessage' | 'start' | 'close' | 'addEventListener',
  ...args: unknown[]
): void {
  const method: unknown = Reflect.get(native, name);
  if (typeof method === 'function') Reflect.apply(method, port, args);
}

/** Gives a port of the browser Node's prototype; anything else stays what it is. */
export function adoptPort(port: MessagePort, peer?: MessagePort): MessagePort {
  loadBuiltin('internal/worker/io');
  const frame = currentFrame();
  const flags = { receiving: false, listening: false, refed: false, closed: false, posted: false };
  states.set(port, { peer, frame, queue: [], ...flags });
  Object.setPrototypeOf(port, NodeMessagePort.prototype);
  openPorts.add(port);
  callMember(port, symbolOf('oninit'));
  return port;
}

function symbolOf(name: string): symbol {
  const symbol = symbolsBinding[name];
  if (symbol === undefined) throw new Error(`Node has no symbol ${name}.`);
  return symbol;
}

function listen(port: MessagePort, state: State): void {
  if (state.peer !== undefined || state.listening || state.closed) return;
  state.listening = true;
  nativeCall(port, 'addEventListener', 'message', (event: MessageEvent<Message>) => {
    state.queue.push(event.data);
    schedule(port, state);
  });
  nativeCall(port, 'start');
}

function schedule(port: MessagePort, state: State): void {
  const [next] = state.queue;
  if (state.posted || next === undefined || (!state.receiving && !next.closes)) return;
  state.posted = true;
  post(() => {
    state.posted = false;
    if (state.receiving || state.queue[0]?.closes === true) deliver(port, state);
    schedule(port, state);
  });
}

const KEEPS_PORTS = Symbol.for('nodejs.internal.kCurrentlyReceivingPorts');
const DISPATCH = Symbol.for('nodejs.internal.kHybridDispatch');

function deliver(port: MessagePort, state: State): void {
  const message = take(port, state);
  if (message === undefined || state.closed) return;
  setFrame(state.frame);
  Reflect.set(port, KEEPS_PORTS, message.ports);
  try {
    callMember(port, DISPATCH, message.value, 'message', undefined);
  } finally {
    Reflect.set(port, KEEPS_PORTS, undefined);
  }
}

/** The next message, its ports as Node's own; undefined where there is none, or where it was the last word. */
function take(port: MessagePort, state: State): Message | undefined {
  const message = state.queue.shift();
  if (message === undefined) return undefined;
  if (message.closes) {
    shut(port, state);
    return undefined;
  }
  for (const each of message.ports) adoptPort(each);
  return message;
}

function shut(port: MessagePort, state: State): void {
  if (state.closed) return;
  leave(port, state);
  nativeCall(port, 'close');
  post(() => void callMember(port, symbolOf('handle_onclose')));
}

/** It is closed, or belongs to another thread from now on. */
function leave(port: MessagePort, state: State): void {
  state.closed = true;
  openPorts.delete(port);
  if (state.refed) release();
  state.refed = false;
}

function hand(messages: readonly Message[], from: MessagePort): void {
  for (const message of messages) nativeCall(from, 'postMessage', message, [...message.ports]);
}

/** Makes a port ready to be transferred: from now on the browser carries what waits at either end. */
function give(port: MessagePort, state: State): void {
  const { peer } = state;
  const other = stateOf(peer);
  if (peer !== undefined && other !== undefined) {
    other.peer = undefined;
    hand(state.queue, peer);
    hand(other.queue, port);
    other.queue = [];
    if (other.receiving) listen(peer, other);
  }
  leave(port, state);
}

function send(port: MessagePort, state: State, value: unknown, transfers: Transferable[]): void {
  const given = transfers.flatMap((each) => {
    const theirs = stateOf(each);
    return theirs !== undefined && isPort(each) ? [{ port: each, state: theirs }] : [];
  });
  if (given.some((each) => each.port === port))
    throw new DOMException('Transfer list contains source port', 'DataCloneError');
  for (const each of given) give(each.port, each.state);
  const message: Message = { value, ports: given.map((each) => each.port), closes: false };
  const other = stateOf(state.peer);
  if (state.peer === undefined || other === undefined) {
    cloned(() => nativeCall(port, 'postMessage', message, transfers));
    return;
  }
  other.queue.push(cloned(() => host.structuredClone(message, { transfer: transfers })));
  schedule(state.peer, other);
}

function requireState(port: unknown): { port: MessagePort; state: State } {
  const state = stateOf(port);
  if (state === undefined || !isPort(port)) throw new TypeError('Illegal invocation');
  return { port, state };
}

/** Node's library completes the prototype with what it inherits from `NodeEventTarget`. */
class NodeMessagePort {
  constructor() {
    throw new TypeError('Illegal constructor');
  }
  postMessage(value: unknown, transfer?: unknown): boolean | undefined {
    const { port, state } = requireState(this);
    if (arguments.length === 0) throw nodeError('ERR_MISSING_ARGS', 'message');
    if (state.closed) return undefined;
    send(port, state, value, transfersFrom(transfer));
    return true;
  }
  start(): void {
    const { port, state } = requireState(this);
    state.receiving = true;
    listen(port, state);
    schedule(port, state);
  }
  close(): void {
    const { port, state } = requireState(this);
    if (state.closed) return;
    sayClosed(port, state);
    shut(port, state);
  }
  ref(): void {
    const { state } = requireState(this);
    if (!state.refed && !state.closed) {
      state.refed = true;
      hold();
    }
  }
  unref(): void {
    const { state } = requireState(this);
    if (state.refed) {
      state.refed = false;
      release();
    }
  }
  hasRef(): boolean | undefined {
    const { state } = requireState(this);
    return state.closed ? undefined : state.refed;
  }
}
Object.defineProperty(NodeMessagePort, 'name', { value: 'MessagePort' });

const LAST: Message = { value: undefined, ports: [], closes: true };

function sayClosed(port: MessagePort, { peer }: State): void {
  const other = stateOf(peer);
  if (peer === undefined || other === undefined) nativeCall(port, 'postMessage', LAST);
  else {
    other.queue.push(LAST);
    schedule(peer, other);
  }
}

class NodeMessageChannel {
  readonly port1: MessagePort;
  readonly port2: MessagePort;

  constructor() {
    const { port1, port2 } = new host.MessageChannel();
    this.port1 = adoptPort(port1, port2);
    this.port2 = adoptPort(port2, port1);
  }
}
Object.defineProperty(NodeMessageChannel, 'name', { value: 'MessageChannel' });

export { NodeMessageChannel, NodeMessagePort };

export function isClosed(port: MessagePort): boolean {
  return stateOf(port)?.closed ?? true;
}

/** For one that is sent by the runtime itself. */
export function givePort(port: MessagePort): MessagePort {
  const state = stateOf(port);
  if (state !== undefined) give(port, state);
  return port;
}

/** The thread ends: those at the other ends hear it, after all that they were sent. */
export function closePorts(): void {
  // The first is the one to Node's Worker class: when that is closed, all else was said.
  for (const port of [...openPorts].reverse()) {
    const state = stateOf(port);
    if (state !== undefined) sayClosed(port, state);
  }
  openPorts.clear();
}

export const messagePortBinding = {
  MessagePort: NodeMessagePort,
  MessageChannel: NodeMessageChannel,
  drainMessagePort: (port: unknown) => {
    const state = stateOf(port);
    if (state === undefined || !isPort(port)) return;
    while (state.queue.length > 0 && !state.closed) enter(() => deliver(port, state));
  },
  receiveMessageOnPort: (port: unknown) => {
    const state = stateOf(port);
    if (state === undefined || !isPort(port)) throw nodeError('ERR_INVALID_ARG_TYPE', 'port', 'MessagePort', port);
    listen(port, state);
    const message = take(port, state);
    return message === undefined ? symbolOf('no_message_symbol') : message.value;
  },
  stopMessagePort: (port: unknown) => {
    const state = stateOf(port);
    if (state !== undefined) state.receiving = false;
  },
};
